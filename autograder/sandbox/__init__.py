"""The isolation of a process that runs untrusted code: namespaces, limits, system calls."""
