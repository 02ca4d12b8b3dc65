"""What a user can cause, and put right."""


class UserError(Exception):
    """Something cannot be done as things are.

    The message is a phrase without a full stop, such as `notes.csv cannot be read: Permission
    denied`: it says why, and what to do. Commands print it as a sentence.
    """
