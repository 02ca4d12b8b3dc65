"""Changes to how Keras and TensorFlow behave; docs/upstream.md lists each private interface."""
