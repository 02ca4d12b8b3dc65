"""SciKeras' classifier, which scikit-learn recognises as one."""

from scikeras.wrappers import KerasClassifier
from sklearn.utils import ClassifierTags, Tags


class Classifier(KerasClassifier):  # type: ignore[misc]  # SciKeras has no types
    """A Keras network as a scikit-learn classifier.

    Since version 1.6, scikit-learn asks an estimator for its tags. Those of SciKeras 0.13
    leave out that `KerasClassifier` is a classifier, so that ``cv=3`` means `KFold` instead
    of `StratifiedKFold`. This class adds what is missing and changes nothing else.

    Examples
    --------
    >>> from sklearn.base import is_classifier
    >>> is_classifier(Classifier())
    True
    """

    def __sklearn_tags__(self) -> Tags:
        """Return the tags of SciKeras, with those of a classifier."""
        tags: Tags = super().__sklearn_tags__()
        tags.estimator_type = "classifier"
        tags.classifier_tags = ClassifierTags()
        tags.target_tags.required = True  # it learns from labels
        return tags
