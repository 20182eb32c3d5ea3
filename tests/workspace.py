"""What the tests of whole flows share: the program under test, checks that are gathered, the sample's office files."""
import subprocess
import sys

dienhong, make_sample, sample = sys.argv[1:4]
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)
        print("FAIL:", what)


def run(work, *arguments, expect=(0,)):
    done = subprocess.run([dienhong, "-w", str(work), *map(str, arguments)], capture_output=True, text=True, timeout=300)
    if done.returncode not in expect:
        print(done.stdout, done.stderr)
        sys.exit(f"dienhong {' '.join(map(str, arguments))}: exit code {done.returncode}, expected {expect}")
    return done.stdout


def make_received(folder):
    subprocess.run([make_sample, sample, str(folder)], check=True)


def refuse(work, *arguments):
    """The command is refused, in one line."""
    done = subprocess.run([dienhong, "-w", str(work), *map(str, arguments)], capture_output=True, text=True)
    check(done.returncode == 1 and done.stderr.count("\n") == 1, f"{arguments}: refused in one line, not {done.returncode}: {done.stderr}")


def make_asked(folder):
    """The workspace of the sample before anything is read in, in `folder`/work; what was received is in `folder`/received."""
    received, work = folder / "received", folder / "work"
    make_received(received)
    run(work, "new", "Khuôn viên xanh và thư viện mở")
    run(work, "guide", received / "guide.docx")
    run(work, "draft", received / "draft.docx", "--id", "de-an")
    run(work, "roster", received / "roster.xlsx")
    return work


def make_consultation(folder):
    """The same, read in."""
    work = make_asked(folder)
    run(work, "intake", folder / "received" / "opinions", expect=(1,))
    return work
