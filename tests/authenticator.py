"""The codes of an authenticator (RFC 6238), worked out by Python's own means."""
import base64
import hashlib
import hmac
import struct
import time


def code(secret, steps=0):
    """Of this moment, or so many steps of thirty seconds from it. `secret`: base32."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7fffffff) % 10**6:06d}"


def wait_for_room(seconds=8):
    """Until this step lasts so long still: codes told soon are then of the step that is meant."""
    left = 30 - time.time() % 30
    if left < seconds:
        time.sleep(left + 0.1)
