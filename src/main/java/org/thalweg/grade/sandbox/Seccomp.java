package org.thalweg.grade.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filter of system calls, as the classic BPF program that Linux takes: records of eight bytes
 * (operation, jump if true, jump if false, operand).
 *
 * <p>What is refused fails with EPERM: new processes, sockets, signals, other processes' memory,
 * name spaces, mounts, keys, code in memory files, and the calls in which holes were found most
 * often. Threads stay, and so does {@code execve}, by which the guest itself is started; without a
 * new process it can only replace the guest.
 */
final class Seccomp {
    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;

    private static final int ALLOW = 0x7fff_0000;
    private static final int KILL = 0x8000_0000;
    private static final int REFUSE = 0x0005_0001; // EPERM
    private static final int UNKNOWN = 0x0005_0026; // ENOSYS: glibc then calls clone

    private static final int CLONE_THREAD = 0x0001_0000;

    /** Linux' numbers of system calls. */
    private record Calls(int architecture, int start, int start3, boolean x32, int[] refused) {}

    private static final Calls X86_64 =
            new Calls(
                    0xc000_003e,
                    56,
                    435,
                    true,
                    new int[] {
                        29,
                        30,
                        31, // shmget shmat shmctl
                        41, // socket; socketpair stays, Java's file channels need it
                        57,
                        58, // fork vfork
                        62, // kill
                        64,
                        65,
                        66,
                        220, // semget semop semctl semtimedop
                        68,
                        69,
                        70,
                        71, // msgget msgsnd msgrcv msgctl
                        101, // ptrace
                        103, // syslog
                        129,
                        200,
                        297, // rt_sigqueueinfo tkill rt_tgsigqueueinfo
                        155,
                        161,
                        165,
                        166, // pivot_root chroot mount umount2
                        175,
                        176,
                        313, // init_module delete_module finit_module
                        240, // mq_open
                        246,
                        320, // kexec_load kexec_file_load
                        248,
                        249,
                        250, // add_key request_key keyctl
                        253,
                        294,
                        300, // inotify_init inotify_init1 fanotify_init
                        272,
                        308, // unshare setns
                        298, // perf_event_open
                        303,
                        304, // name_to_handle_at open_by_handle_at
                        310,
                        311, // process_vm_readv process_vm_writev
                        312, // kcmp
                        319,
                        447, // memfd_create memfd_secret
                        321, // bpf
                        322, // execveat
                        323, // userfaultfd
                        424,
                        434,
                        438,
                        440, // pidfd_send_signal _open _getfd process_madvise
                        425,
                        426,
                        427, // io_uring_setup _enter _register
                        428,
                        429,
                        430,
                        431,
                        432,
                        433,
                        442 // open_tree … fspick mount_setattr
                    });

    private static final Calls AARCH64 =
            new Calls(
                    0xc000_00b7,
                    220,
                    435,
                    false,
                    new int[] {
                        194, 195, 196, 198, 129, 190, 191, 192, 193, 186, 187, 188, 189, 117, 116,
                        138, 130, 240, 41, 51, 40, 39, 105, 106, 273, 180, 104, 294, 217, 218, 219,
                        26, 262, 97, 268, 241, 264, 265, 270, 271, 272, 279, 447, 280, 281, 282,
                        424, 434, 438, 440, 425, 426, 427, 428, 429, 430, 431, 432, 433, 442
                    });

    private final List<long[]> records = new ArrayList<>();

    private Seccomp() {}

    /**
     * Returns the program.
     *
     * @param architecture as {@code os.arch} names it
     * @return empty if we have no numbers for it
     */
    static Optional<byte[]> filter(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> Optional.of(program(X86_64));
            case "aarch64", "arm64" -> Optional.of(program(AARCH64));
            default -> Optional.empty();
        };
    }

    private static byte[] program(Calls calls) {
        Seccomp program = new Seccomp();
        program.write(calls);
        // Linux reads the records in the machine's own order: little on both
        ByteBuffer bytes =
                ByteBuffer.allocate(8 * program.records.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] each : program.records) {
            bytes.putShort((short) each[0]).put((byte) each[1]).put((byte) each[2]);
            bytes.putInt((int) each[3]);
        }
        return bytes.array();
    }

    private void write(Calls calls) {
        add(LOAD, 0, 0, ARCHITECTURE);
        add(JUMP_IF_EQUAL, 1, 0, calls.architecture);
        add(RETURN, 0, 0, KILL);
        add(LOAD, 0, 0, NUMBER);
        if (calls.x32) { // a second table of the same calls, with this bit set
            add(JUMP_IF_AT_LEAST, 0, 1, 0x4000_0000);
            add(RETURN, 0, 0, KILL);
        }
        add(JUMP_IF_EQUAL, 0, 1, calls.start3);
        add(RETURN, 0, 0, UNKNOWN);
        for (int i = 0; i < calls.refused.length; i++) {
            // over the rest of the list, the five records after it, and no further
            add(JUMP_IF_EQUAL, calls.refused.length - 1 - i + 4, 0, calls.refused[i]);
        }
        add(JUMP_IF_EQUAL, 0, 2, calls.start);
        add(LOAD, 0, 0, FIRST_ARGUMENT);
        add(JUMP_IF_ANY_BIT, 0, 1, CLONE_THREAD);
        add(RETURN, 0, 0, ALLOW);
        add(RETURN, 0, 0, REFUSE);
    }

    private void add(int operation, int ifTrue, int ifFalse, int operand) {
        records.add(new long[] {operation, ifTrue, ifFalse, operand});
    }
}
