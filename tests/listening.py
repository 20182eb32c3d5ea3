"""Servers of other programs that a test starts on this machine."""
import socket
import time


def wait_until_listening(process, port):
    """False when the process ends, or does not listen within half a minute."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return True
        except OSError:
            if process.poll() is not None:
                return False
            time.sleep(0.1)
    return False
