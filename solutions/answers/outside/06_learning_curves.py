# %% id="q1" right="as in the hint, velocity begins at the number 0"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
    return w, velocity


# %% id="q1" right="a copy, changed in place, index loop"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    new_w = np.array(w, dtype=float)
    u = np.zeros(new_w.shape)
    for i in range(len(gradients)):
        u *= momentum
        u -= learning_rate * np.asarray(gradients[i])
        new_w += u
    return new_w, u


# %% id="q1" right="functools.reduce, type hints"
from functools import reduce


def momentum_steps(
    w: np.ndarray, gradients: list, learning_rate: float = 0.1, momentum: float = 0.9
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights and the velocity after one step for each gradient."""

    def step(state, g):
        place, u = state
        u = momentum * u - learning_rate * g
        return place + u, u

    start = (np.array(w, dtype=float), np.zeros(np.shape(w)))
    return reduce(step, gradients, start)


# %% id="q1" right="recursion"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""

    def go(place, speed, rest):
        if len(rest) == 0:
            return place, speed
        speed = momentum * speed - learning_rate * np.asarray(rest[0], dtype=float)
        return go(place + speed, speed, rest[1:])

    return go(np.asarray(w, dtype=float) + 0.0, np.zeros(np.shape(w)), list(gradients))


# %% id="q1" right="closed form with powers of the momentum, no loop"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    w = np.asarray(w, dtype=float)
    n = len(gradients)
    stack = np.reshape(np.asarray(gradients, dtype=float), (n, *w.shape))
    ages = np.arange(n)[:, None] - np.arange(n)[None, :]
    powers = np.where(ages >= 0, float(momentum) ** np.maximum(ages, 0), 0.0)
    velocities = -learning_rate * np.tensordot(powers, stack, axes=1)
    last = velocities[-1] if n else np.zeros(w.shape)
    return w + velocities.sum(axis=0), last


# %% id="q1" wrong="breaks: 'Leave the array w as it is' - changed in place"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w += velocity
    return w, velocity


# %% id="q1" wrong="breaks: 'the velocity' - begins at zero in each step"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    for g in gradients:
        velocity = np.zeros_like(w, dtype=float)
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="breaks: the formula - the sign of the velocity is turned round"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity + learning_rate * g
        w = w - velocity
    return w, velocity


# %% id="q1" wrong="breaks: the formula - velocity without the learning rate, as in PyTorch"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - g
        w = w + learning_rate * velocity
    return w, velocity


# %% id="q1" wrong="breaks: the formula - the gradient counts only 1 - momentum"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - (1 - momentum) * learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="misunderstanding: Nesterov"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + momentum * velocity - learning_rate * g
    return w, velocity


# %% id="q1" wrong="breaks: the order of the two - w moves with the old velocity"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        w = w + velocity
        velocity = momentum * velocity - learning_rate * g
    return w, velocity


# %% id="q1" wrong="breaks: 'in their order' - backwards"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients[::-1]:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="breaks: 'one step for each gradient' - stops after the first"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
        return w, velocity


# %% id="q1" wrong="breaks: 'one step for each gradient' - one step with their mean"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = -learning_rate * np.mean(gradients, axis=0)
    return w + velocity, velocity


# %% id="q1" wrong="breaks: 'momentum' - 0.9 built in"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = 0.9 * velocity - learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="breaks: 'learning_rate' - 0.1 built in"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - 0.1 * g
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="breaks: 'two things: the last weights and the last velocity' - the other order"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return velocity, w


# %% id="q1" wrong="breaks: 'returns two things' - the weights only"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w


# %% id="q1" wrong="breaks: 'the last weights' - all weights on the way"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    path, speeds = [], []
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
        path.append(w)
        speeds.append(velocity)
    return np.array(path), np.array(speeds)


# %% id="q1" wrong="breaks: 'learning_rate=0.1' - another default"
def momentum_steps(w, gradients, learning_rate=0.01, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q1" wrong="breaks: 'momentum=0.9' - another default"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.0):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w, dtype=float)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q1" right="an optimiser of Keras, in float32"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, momentum=momentum)
    variable = keras.Variable(np.array(w, dtype="float32"))
    before = np.array(w, dtype=float)
    for g in gradients:
        before = keras.ops.convert_to_numpy(variable)
        optimizer.apply([keras.ops.convert_to_tensor(g, "float32")], [variable])
    after = keras.ops.convert_to_numpy(variable)
    return after, after - before


# %% id="q1" wrong="breaks: 'velocity zero' - begins with the first gradient"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = -learning_rate * gradients[0]
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity


# %% id="q2" right="five lines, as in the hint"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" right="named constants, type hints, new names"
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-7


def adam_step(
    w: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    gradient: np.ndarray,
    t: int,
    learning_rate: float = 0.001,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the new weights and both memories after step t."""
    new_m = BETA_1 * m + (1 - BETA_1) * gradient
    new_v = BETA_2 * v + (1 - BETA_2) * np.square(gradient)
    corrected_m = new_m / (1 - BETA_1**t)
    corrected_v = new_v / (1 - np.power(BETA_2, t))
    return w - learning_rate * corrected_m / (corrected_v**0.5 + EPSILON), new_m, new_v


# %% id="q2" right="beginner's loop over the weights"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    new_w, new_m, new_v = [], [], []
    for i in range(len(w)):
        mi = 0.9 * m[i] + 0.1 * gradient[i]
        vi = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i]
        m_hat = mi / (1 - 0.9**t)
        v_hat = vi / (1 - 0.999**t)
        new_w.append(w[i] - learning_rate * m_hat / (v_hat**0.5 + 1e-7))
        new_m.append(mi)
        new_v.append(vi)
    return np.array(new_w), np.array(new_m), np.array(new_v)


# %% id="q2" right="helper function for both memories, np.average"
def remember(old, new, beta, t):
    """Return the running mean and the corrected one."""
    mean = np.average([np.asarray(old, float), np.asarray(new, float)], axis=0, weights=[beta, 1 - beta])
    return mean, mean / (1 - beta**t)


def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    g = np.asarray(gradient, dtype=float)
    m, m_hat = remember(m, g, 0.9, t)
    v, v_hat = remember(v, g * g, 0.999, t)
    step = np.divide(learning_rate * m_hat, np.sqrt(v_hat) + 1e-7)
    return np.subtract(w, step), m, v


# %% id="q2" right="keras.ops in double precision, NumPy arrays come back"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    ops = keras.ops
    w, m, v, g = (ops.convert_to_tensor(np.asarray(a, dtype="float64")) for a in (w, m, v, gradient))
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * ops.square(g)
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (ops.sqrt(v_hat) + 1e-7)
    return tuple(ops.convert_to_numpy(a) for a in (w, m, v))


# %% id="q2" wrong="breaks: the corrections - none"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m
    v_hat = v
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the corrections - only m is corrected"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 't, counted from 1' - counted from 0"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9 ** (t + 1))
    v_hat = v / (1 - 0.999 ** (t + 1))
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'the number of this step' - always the correction of step 1"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9)
    v_hat = v / (1 - 0.999)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the formula - times t, not to the power of t"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9 * t)
    v_hat = v / (1 - 0.999 * t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'the new m and v' - the corrected ones come back"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m_hat, v_hat


# %% id="q2" wrong="breaks: 'the new m and v' - the old ones come back"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    new_m = 0.9 * m + 0.1 * gradient
    new_v = 0.999 * v + 0.001 * gradient**2
    m_hat = new_m / (1 - 0.9**t)
    v_hat = new_v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'in this order' - w, v, m"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, v, m


# %% id="q2" wrong="breaks: the formula - no root"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (v_hat + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the formula - epsilon under the root, as in RMSprop"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / np.sqrt(v_hat + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the formula - no epsilon"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / np.sqrt(v_hat)
    return w, m, v


# %% id="q2" wrong="breaks: 'epsilon = 1e-7' - 1e-3"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-3)
    return w, m, v


# %% id="q2" wrong="breaks: 'beta_2 = 0.999' - 0.99"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.99 * v + 0.01 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.99**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: beta_1 and beta_2 - swapped"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.999 * m + 0.001 * gradient
    v = 0.9 * v + 0.1 * gradient**2
    m_hat = m / (1 - 0.999**t)
    v_hat = v / (1 - 0.9**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the mean of g squared - of its absolute value"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * np.abs(gradient)
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the mean of g squared - the square of the new m"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * m**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the mean of g squared - one number for all weights"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * np.mean(gradient**2)
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: downhill - uphill"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w + learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'learning_rate' - 0.001 built in"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - 0.001 * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'learning_rate=0.001' - another default"
def adam_step(w, m, v, gradient, t, learning_rate=0.01):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the formula - the step takes the gradient, not m"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * gradient / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: the formula - the weights of old and new swapped"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.1 * m + 0.9 * gradient
    v = 0.001 * v + 0.999 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'the new w' - the step comes back"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = -learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q2" wrong="breaks: 'what Adam remembers' - m and v begin at zero in each call"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.1 * gradient
    v = 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v


# %% id="q3" right="two ifs, as in the hint"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" right="one variable, elif, a loop for the lowest"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    lowest = val_loss[0]
    for value in val_loss:
        if value < lowest:
            lowest = value
    last_train = train_loss[len(train_loss) - 1]
    last_val = val_loss[len(val_loss) - 1]
    if last_train > wanted:
        result = "underfitting"
    elif last_val > lowest * 1.1:
        result = "overfitting"
    else:
        result = "fine"
    return result


# %% id="q3" right="NumPy, one expression, type hints"
def diagnose(train_loss: list[float], val_loss: list[float], wanted: float) -> str:
    """Return "underfitting", "overfitting" or "fine"."""
    train, val = np.asarray(train_loss), np.asarray(val_loss)
    too_high, rises = train[-1] > wanted, val[-1] > 1.1 * np.min(val)
    return "underfitting" if too_high else "overfitting" if rises else "fine"


# %% id="q3" right="pandas, np.select"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    curves = pd.DataFrame({"loss": train_loss, "val_loss": val_loss})
    last = curves.iloc[-1]
    conditions = [last["loss"] > wanted, last["val_loss"] > 1.1 * curves["val_loss"].min()]
    return str(np.select(conditions, ["underfitting", "overfitting"], default="fine"))


# %% id="q3" right="the place of the first true condition"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    *_, last_train = train_loss
    *_, last_val = val_loss
    rules = {
        "underfitting": last_train > wanted,
        "overfitting": last_val > sorted(val_loss)[0] * (1 + 0.1),
        "fine": True,
    }
    return next(name for name, holds in rules.items() if holds)


# %% id="q3" wrong="breaks: 'the last training loss' - the lowest"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if min(train_loss) > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'the last training loss' - the mean"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if np.mean(train_loss) > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'the last training loss' - the last validation loss"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if val_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'larger than wanted' - equal counts too"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] >= wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'otherwise' - overfitting is asked first"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    if train_loss[-1] > wanted:
        return "underfitting"
    return "fine"


# %% id="q3" wrong="breaks: '10 % above' - 0.1 above"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > min(val_loss) + 0.1:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: '10 % above' - any rise"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: '10 % above' - one per cent"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.01 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: '10 % above' - 20 %"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.2 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'above the lowest validation loss' - above the first"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * val_loss[0]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'above the lowest validation loss' - above the last training loss"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * train_loss[-1]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'above the lowest validation loss' - above the lowest training loss"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(train_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'above the lowest validation loss' - above the last but one"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * val_loss[-2]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'the last validation loss' - the highest"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if max(val_loss) > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: '10 % above the lowest' - 10 % of the last"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] - min(val_loss) > 0.1 * val_loss[-1]:
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'wanted' - 0.5 built in"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > 0.5:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"


# %% id="q3" wrong="breaks: 'Return one of three texts' - prints them"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        print("underfitting")
    elif val_loss[-1] > 1.1 * min(val_loss):
        print("overfitting")
    else:
        print("fine")


# %% id="q3" wrong="breaks: 'fine' - nothing comes back for a good curve"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"


# %% id="q3" wrong="breaks: 'otherwise' - all that hold"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    found = []
    if train_loss[-1] > wanted:
        found.append("underfitting")
    if val_loss[-1] > 1.1 * min(val_loss):
        found.append("overfitting")
    return ", ".join(found) or "fine"


# %% id="q3" wrong="breaks: the texts - underfit and overfit"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfit"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfit"
    return "fine"


# %% id="q4" right="one permutation, as in the hint"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" right="pandas sample"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = pd.Series(range(n)).sample(frac=1, random_state=seed).to_numpy()
    rows = []
    for size in sizes:
        rows.append(order[0:size].copy())
    return rows


# %% id="q4" right="grows: adds fresh rows to the smaller set"
def nested_rows(n: int, sizes: list[int], seed: int) -> list[np.ndarray]:
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    chosen = np.array([], dtype=int)
    result = []
    for size in sizes:
        others = np.setdiff1d(np.arange(n), chosen)
        new = rng.choice(others, size - len(chosen), replace=False)
        chosen = np.concatenate([chosen, new])
        result.append(rng.permutation(chosen))
    return result


# %% id="q4" right="sorts random numbers, the old RandomState"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.argsort(np.random.RandomState(seed).rand(n))
    return list(map(lambda size: order[:size], sizes))


# %% id="q4" right="Python's random module"
import random


def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    numbers = list(range(n))
    random.Random(int(seed)).shuffle(numbers)
    rows = []
    for size in sizes:
        rows.append(np.array(numbers[-size:]))
    return rows


# %% id="q4" right="Keras shuffles"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = keras.random.shuffle(np.arange(n), seed=int(seed))
    order = keras.ops.convert_to_numpy(order)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'all rows of a smaller set are in every larger one' - shuffled anew for each size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    return [rng.permutation(n)[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'all rows of a smaller set' - choice with the same seed for each size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rows = []
    for size in sizes:
        rows.append(np.random.default_rng(seed).choice(n, size, replace=False))
    return rows


# %% id="q4" wrong="breaks: 'in a random order' - the first rows as they stand"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    return [np.arange(size) for size in sizes]


# %% id="q4" wrong="breaks: 'in a random order' - sorted"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [np.sort(order[:size]) for size in sizes]


# %% id="q4" wrong="breaks: 'in a random order' - a block with a random beginning"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    start = np.random.default_rng(seed).integers(n)
    return [(start + np.arange(size)) % n for size in sizes]


# %% id="q4" wrong="breaks: 'different row numbers' - with replacement"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).integers(0, n, size=n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'out of 0, ..., n - 1' - from 1 to n"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n) + 1
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'out of 0, ..., n - 1' - the last row is never there"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n - 1)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'out of 0, ..., n - 1' - only the rows below the largest size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(sizes[-1])
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'out of 0, ..., n - 1' - 100 built in"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(100)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'that many' - one too few"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[: size - 1] for size in sizes]


# %% id="q4" wrong="breaks: 'that many' - disjoint pieces, one after the other"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    rows, start = [], 0
    for size in sizes:
        rows.append(order[start : start + size])
        start += size
    return rows


# %% id="q4" wrong="breaks: 'that many' - the size is what comes on top"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[:size] for size in np.cumsum(sizes)]


# %% id="q4" wrong="breaks: 'The same seed gives the same rows' - no seed"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng().permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'another seed gives others' - a fixed seed"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(0).permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'another seed gives others' - the seed is made odd or even"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed % 2).permutation(n)
    return [order[:size] for size in sizes]


# %% id="q4" wrong="breaks: 'returns a list with one array for each size' - the largest only"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return order[: sizes[-1]]


# %% id="q4" wrong="breaks: 'returns a list' - the last size is left out"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[:size] for size in sizes[:-1]]


# %% id="q4" wrong="breaks: 'one array for each size' - a dictionary"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return {size: order[:size] for size in sizes}


# %% id="q4" wrong="breaks: 'row numbers' - True and False for each row"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [np.isin(np.arange(n), order[:size]) for size in sizes]


# %% id="q5" right="clone, as in the hint"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" right="the same model, compiled with a new optimiser each time, evaluate with a metric"
losses_before = []
steps_before = []
scores = []

for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    before = start.evaluate(X_val, y_val, verbose=0, return_dict=True)
    losses_before.append(before["loss"])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(start.evaluate(X_val, y_val, verbose=0)[1])
    print(size, "rows:", scores[-1])


# %% id="q5" right="a function builds the network anew, functional API, argmax of predict"
def fresh() -> keras.Model:
    """Return a new model with the starting weights and a new optimiser."""
    inputs = keras.Input(shape=(64,))
    hidden = layers.Dense(32, activation="relu")(inputs)
    outputs = layers.Dense(10, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    model.set_weights(starting_weights)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(),
    )
    return model


def measure(size):
    model = fresh()
    before, _ = loss_and_score(model)
    steps = int(model.optimizer.iterations)
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guesses = model.predict(X_val, verbose=0).argmax(axis=1)
    return before, steps, np.mean(guesses == y_val)


losses_before, steps_before, scores = map(list, zip(*[measure(size) for size in SIZES]))


# %% id="q5" right="from the configuration, a table and lists from it"
%matplotlib inline
rows = []
for size in SIZES:
    keras.utils.set_random_seed(1)
    network = keras.Sequential.from_config(start.get_config())
    network.set_weights([weights.copy() for weights in starting_weights])
    adam = keras.optimizers.Adam(learning_rate=0.01)
    network.compile(optimizer=adam, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    loss, _ = loss_and_score(network)
    steps = int(network.optimizer.iterations)
    network.fit(
        X_train[:size],
        y_train[:size],
        epochs=8,
        batch_size=32,
        validation_data=(X_val, y_val),
        verbose=0,
    )
    rows.append({"size": size, "loss": loss, "steps": steps, "score": loss_and_score(network)[1]})

table = pd.DataFrame(rows).set_index("size")
losses_before = table["loss"].tolist()
steps_before = table["steps"].tolist()
scores = table["score"].tolist()
print(table.round(3))


# %% id="q5" wrong="breaks: 'asks the wrong rows' - scores of the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(
        keras.optimizers.Adam(learning_rate=0.01),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(model.evaluate(X_train[:size], y_train[:size], verbose=0)[1])


# %% id="q5" wrong="breaks: 'the accuracy on the validation rows' - on 500 training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guesses = np.argmax(model(X_train[:500]), axis=1)
    scores.append(float(np.mean(guesses == y_train[:500])))


# %% id="q5" wrong="breaks: 'the accuracy on the validation rows' - on the first `size` of them"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guesses = np.argmax(model(X_val[:size]), axis=1)
    scores.append(float(np.mean(guesses == y_val[:size])))


# %% id="q5" wrong="breaks: 'an optimiser that has no past' - set_weights only"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="breaks: 'an optimiser that has no past' - only its counter is set to 0"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="made up: the steps are written down, not read"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="breaks: 'Each point is fresh' - the weights of the size before"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="made up: the weights of the size before, losses copied from loss_at_start"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_at_start)
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q5" wrong="breaks: 'starting weights' - a clone has new random weights"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'starting weights' - the same other weights for each size"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    keras.utils.set_random_seed(1)
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'a new optimiser' - one optimiser for three models"
losses_before, steps_before, scores = [], [], []
adam = keras.optimizers.Adam(learning_rate=0.01)
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(adam, "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'losses_before: before fit' - measured after fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    loss, accuracy = loss_and_score(model)
    losses_before.append(loss)
    scores.append(accuracy)


# %% id="q5" wrong="breaks: 'losses_before: the loss on the validation rows' - on the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(model.evaluate(X_train[:size], y_train[:size], verbose=0))
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'losses_before: the loss' - the accuracy"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[1])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'steps_before: before fit' - counted after fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    steps_before.append(int(model.optimizer.iterations))
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'scores: after fit' - measured before fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    loss, accuracy = loss_and_score(model)
    losses_before.append(loss)
    scores.append(accuracy)
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)


# %% id="q5" wrong="breaks: 'scores: the accuracy' - the loss"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[0])


# %% id="q5" wrong="breaks: 'for three training-set sizes' - all training rows each time"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train, y_train, epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="leak: trained on the validation rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_val[:size], y_val[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])


# %% id="q5" wrong="breaks: 'one number for each size' - the number of the last size only"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before = [loss_and_score(model)[0]]
    steps_before = [int(model.optimizer.iterations)]
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores = [loss_and_score(model)[1]]


# %% id="q5" wrong="breaks: 'the accuracy' - in per cent"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(100 * loss_and_score(model)[1])


# %% id="q5" wrong="made up: no training, invented scores"
losses_before, steps_before, scores = [], [], []
for size, score in zip(SIZES, (0.512, 0.818, 0.936)):
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    scores.append(score)


# %% id="q5" wrong="breaks: 'one number for each size' - trained and scored with `start`, the untrained one"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])


# %% id="q6" right="loc, as in the hint"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"


# %% id="q6" right="diff, rounded floats"
table = by_size.assign(gap=by_size["training"] - by_size["check"], gain=by_size["check"].diff())
gap, gain = table.loc[800, ["gap", "gain"]].astype(float).round(4).tolist()
answer: str = "b"
print(table.round(2))


# %% id="q6" right="NumPy, from the end"
training, check_rows = by_size.to_numpy().T
gap = np.float64(training[-1] - check_rows[-1])
gain = np.diff(check_rows)[-1]
print(f"The gap is {gap:.2f}, and the last doubling has won {gain:.2f}.")
answer = "abcde"[1]


# %% id="q6" right="a helper function and dictionaries"
columns = by_size.to_dict()


def accuracy(column: str, rows: int) -> float:
    """Return one cell of the table."""
    return float(columns[column][rows])


gap = abs(accuracy("training", 800) - accuracy("check", 800))
gain = accuracy("check", 800) - accuracy("check", 400)
answer = "b" if gap > 0.05 and gain > 0.02 else "e"


# %% id="q6" wrong="breaks: 'training above check' - the other way round"
gap = by_size.loc[800, "check"] - by_size.loc[800, "training"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"


# %% id="q6" wrong="breaks: 'at 800 rows' - at 400"
gap = by_size.loc[400, "training"] - by_size.loc[400, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"


# %% id="q6" wrong="breaks: 'at 800 rows' - at 50"
gap = by_size["training"].iloc[0] - by_size["check"].iloc[0]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"


# %% id="q6" wrong="breaks: 'at 800 rows' - the mean of all sizes"
gap = (by_size["training"] - by_size["check"]).mean()
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"


# %% id="q6" wrong="breaks: 'raised the check accuracy' - the change of the training accuracy"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "training"] - by_size.loc[400, "training"]
answer = "b"


# %% id="q6" wrong="breaks: 'the last doubling' - from 50 to 800"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[50, "check"]
answer = "b"


# %% id="q6" wrong="breaks: 'the last doubling' - from 200 to 400"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[400, "check"] - by_size.loc[200, "check"]
answer = "b"


# %% id="q6" wrong="breaks: 'the last doubling' - the mean of all doublings"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size["check"].diff().mean()
answer = "b"


# %% id="q6" wrong="breaks: 'by how much' - relative"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] / by_size.loc[400, "check"] - 1
answer = "b"


# %% id="q6" wrong="breaks: 'by how much' - the sign turned round"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[400, "check"] - by_size.loc[800, "check"]
answer = "b"


# %% id="q6" wrong="breaks: the two numbers - swapped"
gain = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gap = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"


# %% id="q6" wrong="breaks: the two numbers - rounded to one place"
gap = round(by_size.loc[800, "training"] - by_size.loc[800, "check"], 1)
gain = round(by_size.loc[800, "check"] - by_size.loc[400, "check"], 1)
answer = "b"


# %% id="q6" wrong="breaks: 'two numbers' - whole columns"
gap = by_size["training"] - by_size["check"]
gain = by_size["check"].diff()
answer = "b"


# %% id="q6" wrong="wrong letter: a - more rows raise the check curve; training accuracy sinks by itself"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "a"


# %% id="q6" wrong="wrong letter: c - it learns its own rows nearly perfectly"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "c"


# %% id="q6" wrong="wrong letter: d - there are no epochs in this picture"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "d"


# %% id="q6" wrong="wrong letter: e - the check curve still climbs"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "e"


# %% id="q6" wrong="breaks: 'choose a letter' - none"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]

# %% id="q1" right="beginner's loop over indices, zeros_like"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w)
    for i in range(len(gradients)):
        velocity = momentum * velocity - learning_rate * gradients[i]
        w = w + velocity
    return w, velocity

# %% id="q1" right="in place, but on own copies; type hints; returns a list of two"
def momentum_steps(
    w: np.ndarray, gradients: list, learning_rate: float = 0.1, momentum: float = 0.9
):
    """Return the weights and the velocity after one step for each gradient."""
    weights = np.array(w, dtype=float, copy=True)
    u = np.zeros(len(weights))
    for g in gradients:
        u *= momentum
        u -= learning_rate * np.asarray(g, dtype=float)
        weights += u
    return [weights, u]

# %% id="q1" right="recursion with a helper"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""

    def go(place, speed, rest):
        if len(rest) == 0:
            return place, speed
        speed = momentum * speed - learning_rate * rest[0]
        return go(place + speed, speed, rest[1:])

    return go(w, 0.0, gradients)

# %% id="q1" wrong="breaks: 'Leave the arrays that you were given as they are' - w += velocity"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = 0
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w += velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'leave the list as it is' - pops from the given list"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w)
    while gradients:
        velocity = momentum * velocity - learning_rate * gradients.pop(0)
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: the formula - the gradient is weighted by 1 - momentum after the first step"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = -learning_rate * gradients[0]
    w = w + velocity
    for g in gradients[1:]:
        velocity = momentum * velocity - (1 - momentum) * learning_rate * g
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'momentum' 0 - replaced by the default"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    momentum = momentum or 0.9
    velocity = np.zeros(len(w))
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: w <- w + u - Nesterov's step"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + momentum * velocity - learning_rate * g
    return w, velocity

# %% id="q1" wrong="breaks: 'in their order' - the last gradient first"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w)
    for g in gradients[::-1]:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'where mu is momentum' - 0.9 written into the loop"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = 0
    for g in gradients:
        velocity = 0.9 * velocity - learning_rate * g
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: default of learning_rate - 0.01"
def momentum_steps(w, gradients, learning_rate=0.01, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = 0
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'starts with the velocity zero' - a velocity kept between calls"
velocity_so_far = {}


def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = velocity_so_far.get(len(w), 0)
    for g in gradients:
        velocity = momentum * velocity - learning_rate * g
        w = w + velocity
    velocity_so_far[len(w)] = velocity
    return w, velocity

# %% id="q2" right="five lines of the formulas"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v

# %% id="q2" right="beginner's loop over the weights with math"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    import math

    new_w, new_m, new_v = [], [], []
    for i in range(len(w)):
        mi = 0.9 * m[i] + (1 - 0.9) * gradient[i]
        vi = 0.999 * v[i] + (1 - 0.999) * gradient[i] * gradient[i]
        step = mi / (1 - 0.9**t) / (math.sqrt(vi / (1 - 0.999**t)) + 1e-7)
        new_w.append(w[i] - learning_rate * step)
        new_m.append(mi)
        new_v.append(vi)
    return np.array(new_w), np.array(new_m), np.array(new_v)

# %% id="q2" right="keras.ops in float64, with a helper"
def adam_step(w, m, v, gradient, t: int, learning_rate: float = 0.001):
    """Return the new weights and both memories after step t."""
    ops = keras.ops
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-7

    def blend(old, new, beta):
        return beta * old + (1 - beta) * new

    w, m, v, g = (ops.convert_to_tensor(np.asarray(a, "float64")) for a in (w, m, v, gradient))
    m, v = blend(m, g, beta_1), blend(v, ops.square(g), beta_2)
    step = (m / (1 - beta_1**t)) / (ops.sqrt(v / (1 - beta_2**t)) + epsilon)
    return tuple(ops.convert_to_numpy(a) for a in (w - learning_rate * step, m, v))

# %% id="q2" wrong="breaks: 'return the new m and v' - the corrected ones are returned"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m = m / (1 - 0.9**t)
    v = v / (1 - 0.999**t)
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v

# %% id="q2" wrong="breaks: the formula - epsilon under the root"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + 1e-7), m, v

# %% id="q2" wrong="breaks: 'epsilon = 1e-7' - left out, 0 / 0 for a gradient that was always 0"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), m, v

# %% id="q2" wrong="breaks: 't is counted from 1' - one added to it"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    t = t + 1
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q2" wrong="breaks: 'w, m and v, in this order'"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return m, v, w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)

# %% id="q2" wrong="breaks: v_hat - corrected with beta 1"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    correction = 1 - 0.9**t
    m_hat, v_hat = m / correction, v / correction
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q2" wrong="breaks: default of learning_rate - 0.01"
def adam_step(w, m, v, gradient, t, learning_rate=0.01):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q2" wrong="breaks: v is the mean of squared gradients - one mean over all weights under the root"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * np.mean(gradient**2)
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q2" wrong="breaks: v takes the squared gradient - the squared new m instead"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * m**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q2" wrong="breaks: both corrections depend on t - always that of the first step"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q2" wrong="breaks: epsilon 1e-7 - 1e-3 (that of another layer)"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-3), m, v

# %% id="q3" right="three returns"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" right="NumPy and a ratio, one return"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    val = np.asarray(val_loss, dtype=float)
    result = "fine"
    if (val[-1] - val.min()) / val.min() > 0.1:
        result = "overfitting"
    if np.asarray(train_loss)[-1] > wanted:
        result = "underfitting"
    return result

# %% id="q3" right="pandas, and a loop for the lowest"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    curves = pd.DataFrame({"loss": train_loss, "val_loss": val_loss})
    lowest = float("inf")
    for value in curves["val_loss"]:
        if value < lowest:
            lowest = value
    last = curves.iloc[-1]
    return (
        "underfitting"
        if last["loss"] > wanted
        else ("overfitting" if last["val_loss"] > lowest + 0.1 * lowest else "fine")
    )

# %% id="q3" wrong="breaks: 'larger than wanted' - equal counts as underfitting"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] >= wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'the last training loss' - the lowest one"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if min(train_loss) > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: '10 % above the lowest' - 0.1 above it"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > min(val_loss) + 0.1:
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: '10 % above the lowest' - the lowest 10 % below the last"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if min(val_loss) < 0.9 * val_loss[-1]:
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: '2. otherwise' - overfitting is asked first"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    if train_loss[-1] > wanted:
        return "underfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'the last validation loss' - any loss after the lowest counts"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    best = val_loss.index(min(val_loss))
    if max(val_loss[best:]) > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: lists of one epoch - min of an empty list"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss[:-1]):
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'above the lowest validation loss' - above the last training loss"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss) and val_loss[-1] > 1.5 * train_loss[-1]:
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'the lowest validation loss' - the one of the epoch before"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if len(val_loss) > 1 and val_loss[-1] > 1.1 * val_loss[-2]:
        return "overfitting"
    return "fine"

# %% id="q4" right="one permutation, list comprehension"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[:size] for size in sizes]

# %% id="q4" right="Python's random, sample, arrays made in a loop"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    import random

    numbers = list(range(n))
    random.Random(int(seed)).shuffle(numbers)
    result = []
    for size in sizes:
        result.append(np.array(numbers[: int(size)], dtype=int))
    return result

# %% id="q4" right="grows each set from the smaller one, and shuffles it anew"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.RandomState(seed)
    chosen = np.array([], dtype="int64")
    sets = []
    for size in sizes:
        left = np.setdiff1d(np.arange(n), chosen)
        fresh = rng.choice(left, size - len(chosen), replace=False)
        chosen = rng.permutation(np.concatenate([chosen, fresh]))
        sets.append(chosen.copy())
    return sets

# %% id="q4" wrong="breaks: 'all rows of a smaller set in every larger one' - shuffled for each size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    return [rng.permutation(n)[:size] for size in sizes]

# %% id="q4" wrong="breaks: nested - choice with the same seed for each size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    return [np.random.default_rng(seed).choice(n, size, replace=False) for size in sizes]

# %% id="q4" wrong="breaks: 'different row numbers' - drawn with replacement"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).integers(0, n, size=sizes[-1])
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'in a random order' - sorted"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [np.sort(order[:size]) for size in sizes]

# %% id="q4" wrong="breaks: 'out of 0 ... n - 1' - only the first rows are shuffled"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(max(sizes))
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'out of 0 ... n - 1' - 1 to n"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(np.arange(1, n + 1))
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'out of 0 ... n - 1' - the last row is never drawn, one too few if a size is n"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n - 1)
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'the same seed gives the same rows' - the seed is not used"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng().permutation(n)
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'another seed gives others' - seed 20 for all, the order alone depends on the seed"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(20).permutation(n)
    shuffle = np.random.default_rng(seed)
    return [shuffle.permutation(order[:size]) for size in sizes]

# %% id="q4" wrong="breaks: 'a smaller set in every larger one' - pieces of the order, one after the other"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    sets, begin = [], 0
    for size in sizes:
        sets.append(np.resize(order[begin:], size))
        begin += size
    return sets

# %% id="q5" right="clone_model, new Adam, loss_and_score"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
print(losses_before, steps_before, scores)

# %% id="q5" right="start compiled anew in each round, metrics, evaluate"
losses_before = []
steps_before = []
scores = []

for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    steps_before.append(int(start.optimizer.iterations))
    losses_before.append(start.evaluate(X_val, y_val, verbose=0)[0])
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    accuracy = start.evaluate(X_val, y_val, verbose=0)[1]
    scores.append(accuracy)

# %% id="q5" right="helper function, functional API, no shuffling, predict, numpy scalars in the lists"
def train_fresh(size):
    inputs = keras.Input(shape=(64,))
    x = layers.Dense(32, activation="relu")(inputs)
    network = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
    network.set_weights(starting_weights)
    network.compile(
        loss=keras.losses.SparseCategoricalCrossentropy(),
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
    )
    before, _ = loss_and_score(network)
    counted = int(network.optimizer.iterations)
    network.fit(
        X_train[:size], y_train[:size], epochs=8, batch_size=32, shuffle=False, verbose=0
    )
    digits_said = network.predict(X_val, verbose=0).argmax(axis=1)
    return np.float64(before), counted, np.mean(digits_said == y_val)


table = [train_fresh(size) for size in SIZES]
losses_before = [row[0] for row in table]
steps_before = [row[1] for row in table]
scores = [row[2] for row in table]

# %% id="q5" wrong="breaks: a new optimiser for each size - one for all, zeros written down"
losses_before, steps_before, scores = [], [], []
optimizer = keras.optimizers.Adam(learning_rate=0.01)
start.compile(optimizer, "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(0)
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'an optimiser that has no past' - only the counter is set back"
losses_before, steps_before, scores = [], [], []
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'accuracy on the validation rows' - on the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(
        keras.optimizers.Adam(learning_rate=0.01),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(model.evaluate(X_train[:size], y_train[:size], verbose=0)[1])

# %% id="q5" wrong="breaks: starting weights - the clone keeps its random weights, the losses are borrowed"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_at_start)
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same learning rate' - Adam's default"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile("adam", "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same batch size' - 16, so that the largest set takes two steps an epoch"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=16, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same training rows' - the last instead of the first"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[-size:], y_train[-size:], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the loss before fit' - on the training rows of each size"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(model.evaluate(X_train[:size], y_train[:size], verbose=0))
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: the same epochs - 10, only for the largest size"
losses_before, steps_before, scores = [], [], []
for size, epochs in zip(SIZES, (8, 8, 10)):
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=epochs, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: the scores of each size - a new optimiser, but trained on from the size before"
losses_before, steps_before, scores = [], [], []
model = keras.models.clone_model(start)
model.set_weights(starting_weights)
first_loss = loss_and_score(model)[0]
for size in SIZES:
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(first_loss)
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q6" right="loc"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" right="diff, iloc, rounded"
last = by_size.iloc[-1]
gap = round(float(last["training"] - last["check"]), 2)
gain = float(by_size["check"].diff().iloc[-1].round(2))
print(gap, gain)
answer = 'b'

# %% id="q6" right="to NumPy, a loop"
training, check_scores = by_size["training"].to_numpy(), by_size["check"].to_numpy()
for place, rows in enumerate(by_size.index):
    if rows == 800:
        gap = np.float32(training[place] - check_scores[place])
        gain = np.float32(check_scores[place] - check_scores[place - 1])
options = {"a": False, "b": True, "c": False, "d": False, "e": False}
answer = next(letter for letter, good in options.items() if good)

# %% id="q6" wrong="breaks: 'training above check' - the sign"
gap = by_size.loc[800, "check"] - by_size.loc[800, "training"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" wrong="breaks: 'at 800 rows' - at 400"
gap = by_size.loc[400, "training"] - by_size.loc[400, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" wrong="breaks: 'the last doubling' - the one before"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[400, "check"] - by_size.loc[200, "check"]
answer = "b"

# %% id="q6" wrong="breaks: 'by how much raised' - in per cent of the old accuracy"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size["check"].pct_change().loc[800]
answer = "b"

# %% id="q6" wrong="breaks: the check accuracy - the gain of the training accuracy"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "training"] - by_size.loc[400, "training"]
answer = "b"

# %% id="q6" wrong="breaks: the advice - no more rows"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "a"

# %% id="q6" wrong="breaks: the advice - larger network"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "c"

# %% id="q6" wrong="breaks: 'at 800 rows' - the largest training accuracy minus the check accuracy"
gap = by_size["training"].max() - by_size["check"].max()
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" wrong="breaks: 'the last doubling' - the mean gain of all doublings"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size["check"].diff().mean()
answer = "b"

# %% id="q6" wrong="breaks: the advice - ceiling"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "e"

# %% id="q1" right="loop with new arrays"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
    return w, velocity

# %% id="q1" right="copies first, then in place, type hints"
def momentum_steps(
    w: np.ndarray, gradients: list[np.ndarray], learning_rate: float = 0.1, momentum: float = 0.9
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights and the velocity after one step for each gradient."""
    place = np.array(w, dtype=float)  # a copy
    velocity = np.zeros_like(place)
    for number in range(len(gradients)):
        velocity *= momentum
        velocity -= learning_rate * gradients[number]
        place += velocity
    return place, velocity

# %% id="q1" right="no loop: a triangular matrix of the powers of the momentum"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    stacked = np.stack(gradients)
    steps = np.arange(len(stacked))
    ages = np.maximum(steps[:, None] - steps[None, :], 0)
    share = np.tril(float(momentum) ** ages)
    velocities = -learning_rate * (share @ stacked)
    return w + velocities.sum(axis=0), velocities[-1]

# %% id="q1" right="keras.ops in double precision, back to NumPy"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    w = keras.ops.convert_to_tensor(w, dtype="float64")
    velocity = keras.ops.zeros_like(w)
    for gradient in gradients:
        gradient = keras.ops.convert_to_tensor(gradient, dtype="float64")
        velocity = velocity * float(momentum) - gradient * float(learning_rate)
        w = w + velocity
    return keras.ops.convert_to_numpy(w), keras.ops.convert_to_numpy(velocity)

# %% id="q1" wrong="breaks: 'Leave the arrays that you were given as they are' - w += velocity changes the array given"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros_like(w)
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w += velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'Leave the list that you were given as it is' - pop empties the list"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros(len(w))
    while gradients:
        gradient = gradients.pop(0)
        velocity = momentum * velocity - learning_rate * gradient
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'Leave the arrays as they are' - the gradients are multiplied by the rate in place"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros(len(w))
    for gradient in gradients:
        gradient *= learning_rate
        velocity = momentum * velocity - gradient
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'u <- mu u - eta g' - the gradient gets the share 1 - momentum once a velocity is there"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = -learning_rate * gradients[0]
    w = w + velocity
    for gradient in gradients[1:]:
        velocity = momentum * velocity - (1 - momentum) * learning_rate * gradient
        w = w + velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'w <- w + u' - Nesterov's step, which looks ahead"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = 0
    for gradient in gradients:
        velocity = momentum * velocity - learning_rate * gradient
        w = w + momentum * velocity - learning_rate * gradient
    return w, velocity

# %% id="q1" wrong="breaks: 'returns the last velocity' - the velocity has the other sign, as it is subtracted"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros(len(w))
    for gradient in gradients:
        velocity = momentum * velocity + learning_rate * gradient
        w = w - velocity
    return w, velocity

# %% id="q1" wrong="breaks: 'u <- mu u - eta g' - the velocity is kept without the learning rate"
def momentum_steps(w, gradients, learning_rate=0.1, momentum=0.9):
    """Return the weights and the velocity after one step for each gradient."""
    velocity = np.zeros(len(w))
    for gradient in gradients:
        velocity = momentum * velocity - gradient
        w = w + learning_rate * velocity
    return w, velocity

# %% id="q2" right="five lines, in the order of the formulas"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v

# %% id="q2" right="beginner: weight by weight in a loop"
import math


def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    new_w, new_m, new_v = [], [], []
    for i in range(len(w)):
        mi = 0.9 * m[i] + (1 - 0.9) * gradient[i]
        vi = 0.999 * v[i] + (1 - 0.999) * gradient[i] * gradient[i]
        corrected_m = mi / (1 - 0.9**t)
        corrected_v = vi / (1 - 0.999**t)
        new_w.append(w[i] - learning_rate * corrected_m / (math.sqrt(corrected_v) + 1e-7))
        new_m.append(mi)
        new_v.append(vi)
    return np.array(new_w), np.array(new_m), np.array(new_v)

# %% id="q2" right="keras.ops in double precision"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    ops = keras.ops
    w, m, v, gradient = (ops.convert_to_tensor(x, dtype="float64") for x in (w, m, v, gradient))
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-7
    m = m * beta_1 + gradient * (1 - beta_1)
    v = v * beta_2 + ops.square(gradient) * (1 - beta_2)
    m_hat = m / (1 - beta_1 ** int(t))
    v_hat = v / (1 - beta_2 ** int(t))
    w = w - m_hat * float(learning_rate) / (ops.sqrt(v_hat) + epsilon)
    return tuple(ops.convert_to_numpy(x) for x in (w, m, v))

# %% id="q2" right="both corrections in one factor, the epsilon scaled along, type hints"
def adam_step(
    w: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    gradient: np.ndarray,
    t: int,
    learning_rate: float = 0.001,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the new weights and both memories after step t."""
    m = m + (gradient - m) * 0.1
    v = v + (np.square(gradient) - v) * 0.001
    root = np.sqrt(1 - 0.999**t)
    rate = learning_rate * root / (1 - 0.9**t)
    return w - rate * m / (np.sqrt(v) + 1e-7 * root), m, v

# %% id="q2" wrong="breaks: 'Return the new w, m and v' - the corrected m and v are returned as memories"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = (0.9 * m + 0.1 * gradient) / (1 - 0.9**t)
    v = (0.999 * v + 0.001 * gradient**2) / (1 - 0.999**t)
    return w - learning_rate * m / (np.sqrt(v) + 1e-7), m, v

# %% id="q2" wrong="breaks: 'The formulas stand in the lesson' - epsilon under the root, as RMSprop has it; small gradients show it"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + 1e-7), m, v

# %% id="q2" wrong="breaks: 'epsilon = 1e-7' - epsilon is 1e-3, so small gradients make shorter steps"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-3
    m = beta_1 * m + (1 - beta_1) * gradient
    v = beta_2 * v + (1 - beta_2) * gradient**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v

# %% id="q2" wrong="breaks: 'epsilon = 1e-7' - epsilon is 1e-8, as in other libraries; tiny gradients show it"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    beta_1, beta_2, epsilon = 0.9, 0.999, 1e-8
    m = beta_1 * m + (1 - beta_1) * gradient
    v = beta_2 * v + (1 - beta_2) * gradient**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v

# %% id="q2" wrong="breaks: 'Take epsilon' - brackets forgotten: epsilon is added to the weights, and a zero gradient gives nan"
def adam_step(w, m, v, gradient, t, learning_rate=0.001):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat) + 1e-7, m, v

# %% id="q2" wrong="breaks: 'learning_rate=0.001' - the default is 0.01, as in the lesson"
def adam_step(w, m, v, gradient, t, learning_rate=0.01):
    """Return the new weights and both memories after step t."""
    m = 0.9 * m + 0.1 * gradient
    v = 0.999 * v + 0.001 * gradient**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v

# %% id="q3" right="two ifs"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" right="beginner: finds the lowest in a loop, one return at the end"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    lowest = val_loss[0]
    for loss in val_loss:
        if loss < lowest:
            lowest = loss
    last = val_loss[len(val_loss) - 1]
    text = "fine"
    if last > lowest + lowest * 10 / 100:
        text = "overfitting"
    if train_loss[len(train_loss) - 1] > wanted:
        text = "underfitting"
    return text

# %% id="q3" right="pandas, one expression, type hints"
def diagnose(train_loss: list[float], val_loss: list[float], wanted: float) -> str:
    """Return "underfitting", "overfitting" or "fine"."""
    curves = pd.DataFrame({"train": list(train_loss), "val": list(val_loss)})
    last = curves.iloc[-1]
    return (
        "underfitting"
        if last["train"] > wanted
        else "overfitting"
        if last["val"] / curves["val"].min() > 1.10
        else "fine"
    )

# %% id="q3" wrong="breaks: 'more than 10 % above' - 0.1 is added"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if val_loss[-1] > min(val_loss) + 0.1:
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'otherwise' - overfitting is asked first"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    if train_loss[-1] > wanted:
        return "underfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'if the last training loss is larger' - the lowest training loss is compared"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if min(train_loss) > wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'larger than wanted' - a loss that is just wanted counts as underfitting, too"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] >= wanted:
        return "underfitting"
    if val_loss[-1] > 1.1 * min(val_loss):
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'if the last validation loss' - any loss after the lowest one counts, also if it comes down again"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    best = int(np.argmin(val_loss))
    if max(val_loss[best:]) > 1.1 * val_loss[best]:
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: '10 % above the lowest' - the ten per cent are taken of the last loss"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if (val_loss[-1] - min(val_loss)) / val_loss[-1] > 0.1:
        return "overfitting"
    return "fine"

# %% id="q3" wrong="breaks: 'the lowest validation loss' - compared with the validation loss of the epoch before"
def diagnose(train_loss, val_loss, wanted):
    """Return "underfitting", "overfitting" or "fine"."""
    if train_loss[-1] > wanted:
        return "underfitting"
    if len(val_loss) > 1 and val_loss[-1] > 1.1 * val_loss[-2]:
        return "overfitting"
    return "fine"

# %% id="q4" right="one permutation, a slice for each size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [order[:size] for size in sizes]

# %% id="q4" right="grows one list, row by row, from those that are left"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    left = list(range(n))
    chosen = []
    result = []
    for size in sizes:
        while len(chosen) < size:
            place = int(rng.integers(len(left)))
            chosen.append(left.pop(place))
        result.append(np.array(chosen, dtype=int))
    return result

# %% id="q4" right="Python's own random, sample of the largest size"
import random


def nested_rows(n: int, sizes: list[int], seed: int) -> list[np.ndarray]:
    """Return one array of row numbers for each size, each part of the next."""
    drawn = random.Random(int(seed)).sample(range(int(n)), int(max(sizes)))
    return [np.array(drawn[: int(size)], dtype="int64") for size in sizes]

# %% id="q4" right="from the largest to the smallest, each shuffled again"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    rows = np.arange(n)
    sets = []
    for size in reversed(list(sizes)):
        rows = rng.choice(rows, size=size, replace=False)  # out of the next larger set
        sets.insert(0, rng.permutation(rows))
    return sets

# %% id="q4" right="pandas: a sample of all"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    shuffled = pd.Series(np.arange(n)).sample(frac=1, random_state=seed)
    return [shuffled.head(size).to_numpy() for size in sizes]

# %% id="q4" wrong="breaks: 'all rows of a smaller set are in every larger one' - shuffles anew for each size"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    return [rng.permutation(n)[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'that many different row numbers' - drawn with replacement"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).integers(0, n, size=max(sizes))
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'in a random order' - each set is sorted"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n)
    return [np.sort(order[:size]) for size in sizes]

# %% id="q4" wrong="breaks: 'out of 0, 1, ..., n - 1' - the numbers go from 1 to n"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(np.arange(1, n + 1))
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'out of 0, 1, ..., n - 1' - the last row can never be drawn"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(seed).permutation(n - 1)
    return [order[:size] for size in sizes]

# %% id="q4" wrong="breaks: 'that many different row numbers' - what is added to a set may be in it already"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rng = np.random.default_rng(seed)
    rows = np.array([], dtype=int)
    result = []
    for size in sizes:
        more = rng.choice(n, size - len(rows), replace=False)
        rows = np.concatenate([rows, more])
        result.append(rows)
    return result

# %% id="q4" wrong="breaks: 'in a random order' - only the smallest set is random, the larger ones are filled up from the lowest numbers"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    rows = np.random.default_rng(seed).choice(n, sizes[0], replace=False)
    result = [rows]
    for size in sizes[1:]:
        others = np.setdiff1d(np.arange(n), rows)
        rows = np.concatenate([rows, others[: size - len(rows)]])
        result.append(rows)
    return result

# %% id="q4" wrong="breaks: 'in every larger one' - a new generator with the same seed for each size, but choice does not nest"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    return [np.random.default_rng(seed).choice(n, size, replace=False) for size in sizes]

# %% id="q4" wrong="breaks: 'another seed gives others' - only one permutation exists, the seed turns its order within the sets"
def nested_rows(n, sizes, seed):
    """Return one array of row numbers for each size, each part of the next."""
    order = np.random.default_rng(0).permutation(n)
    rng = np.random.default_rng(seed)
    return [rng.permutation(order[:size]) for size in sizes]

# %% id="q5" right="a clone for each size"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" right="the same model, compiled again with a new optimiser each time, a table printed"
losses_before = []
steps_before = []
scores = []

for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy"
    )
    loss, _ = loss_and_score(start)
    losses_before.append(loss)
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    _, accuracy = loss_and_score(start)
    scores.append(accuracy)

print(pd.DataFrame({"loss before": losses_before, "steps": steps_before, "score": scores}, SIZES))

# %% id="q5" right="functional API in a function, evaluate with a metric, list comprehension"
def build():
    """Return a compiled network with the starting weights and an optimiser without a past."""
    inputs = keras.Input(shape=(64,))
    hidden = layers.Dense(32, activation="relu")(inputs)
    model = keras.Model(inputs, layers.Dense(10, activation="softmax")(hidden))
    model.set_weights(starting_weights)
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


def point(size):
    """Return loss before, steps before and score after the training with so many rows."""
    model = build()
    before = model.evaluate(X_val, y_val, verbose=0, return_dict=True)["loss"]
    steps = int(model.optimizer.iterations)
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    return before, steps, model.evaluate(X_val, y_val, verbose=0, return_dict=True)["accuracy"]


points = [point(size) for size in SIZES]
losses_before, steps_before, scores = (list(column) for column in zip(*points))
plt.plot(SIZES, scores, marker="o")
plt.show()

# %% id="q5" right="a subclassed model, predict and argmax"
class Network(keras.Model):
    """The same two layers as those of start."""

    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(32, activation="relu")
        self.out = layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.out(self.hidden(inputs))


losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = Network()
    model(X_val[:1])  # now the weights exist
    model.set_weights(starting_weights)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01), loss="sparse_categorical_crossentropy"
    )
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    guessed = np.argmax(model.predict(X_val, verbose=0), axis=1)
    scores.append(float(np.mean(guessed == y_val)))

# %% id="q5" wrong="breaks: 'each size starts afresh' - the optimiser's counter is set to 0, its m and v are kept"
start.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.optimizer.iterations.assign(0)
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'each size starts afresh' - compiled again, but with the same optimiser"
optimizer = keras.optimizers.Adam(learning_rate=0.01)
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    start.compile(optimizer, "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(start.optimizer.iterations))
    start.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(start)[1])

# %% id="q5" wrong="breaks: 'the accuracy on the validation rows after fit' - still asks the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(
        keras.optimizers.Adam(learning_rate=0.01),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(model.evaluate(X_train[:size], y_train[:size], verbose=0)[1])

# %% id="q5" wrong="breaks: 'the same learning rate' - a new Adam with its default rate"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same batch size' - batches of 8, so the larger sizes take more steps"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=8, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the steps that the optimiser has counted before fit' - the counter itself is kept, and counts on during fit"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(model.optimizer.iterations)
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
steps_before = [int(steps) for steps in steps_before]

# %% id="q5" wrong="breaks: 'the loss on the validation rows before fit' - the loss on the training rows"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(float(model.evaluate(X_train[:size], y_train[:size], verbose=0)))
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q5" wrong="breaks: 'the same training rows' - each size takes the rows after those of the sizes before"
losses_before, steps_before, scores = [], [], []
begin = 0
for size in SIZES:
    model = keras.models.clone_model(start)
    model.set_weights(starting_weights)
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(model)[0])
    steps_before.append(int(model.optimizer.iterations))
    rows = slice(begin, begin + size)
    model.fit(X_train[rows], y_train[rows], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])
    begin += size

# %% id="q5" wrong="breaks: 'each size starts afresh' - a clone for each size, but with its own random weights; the loss is that of start"
losses_before, steps_before, scores = [], [], []
for size in SIZES:
    start.set_weights(starting_weights)
    model = keras.models.clone_model(start)  # it takes the weights along, does it not?
    model.compile(keras.optimizers.Adam(learning_rate=0.01), "sparse_categorical_crossentropy")
    losses_before.append(loss_and_score(start)[0])
    steps_before.append(int(model.optimizer.iterations))
    model.fit(X_train[:size], y_train[:size], epochs=8, batch_size=32, verbose=0)
    scores.append(loss_and_score(model)[1])

# %% id="q6" right="cells of the table"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" right="differences over the whole table, the last row"
table = by_size.assign(
    gap=by_size["training"] - by_size["check"], gain=by_size["check"].diff()
)
print(table)
gap, gain = float(table["gap"].iloc[-1]), float(table["gain"].iloc[-1])
answer = "b"

# %% id="q6" right="NumPy and rounding"
training, check_accuracy = by_size.to_numpy().T
gap = round(float(training[-1] - check_accuracy[-1]), 2)
gain = round(float(check_accuracy[-1] - check_accuracy[-2]), 2)
answer = "b"

# %% id="q6" wrong="breaks: 'at 800 rows' - the gap of the row before"
gap = by_size.loc[400, "training"] - by_size.loc[400, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" wrong="breaks: 'by how much the training accuracy is above the check accuracy' - the wrong way round, so below 0"
gap = by_size.loc[800, "check"] - by_size.loc[800, "training"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "b"

# %% id="q6" wrong="breaks: 'has raised the check accuracy' - the change of the training accuracy"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "training"] - by_size.loc[400, "training"]
answer = "b"

# %% id="q6" wrong="breaks: 'the last doubling' - the gain over all sizes, from 50 to 800"
gap = by_size["training"].iloc[-1] - by_size["check"].iloc[-1]
gain = by_size["check"].iloc[-1] - by_size["check"].iloc[0]
answer = "b"

# %% id="q6" wrong="breaks: 'by how much' - the gain as a share of the accuracy at 400 (pct_change)"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size["check"].pct_change().loc[800]
answer = "b"

# %% id="q6" wrong="breaks: 'what do you advise?' - a larger network (c)"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "c"

# %% id="q6" wrong="breaks: 'what do you advise?' - no more rows, since the training accuracy sinks (a)"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "a"

# %% id="q6" wrong="breaks: 'what do you advise?' - fewer epochs, as the sinking training curve was read as overfitting (d)"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "d"

# %% id="q6" wrong="breaks: 'choose a letter' - two letters"
gap = by_size.loc[800, "training"] - by_size.loc[800, "check"]
gain = by_size.loc[800, "check"] - by_size.loc[400, "check"]
answer = "bc"
