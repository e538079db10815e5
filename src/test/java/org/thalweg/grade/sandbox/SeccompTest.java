package org.thalweg.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the filter as Linux would. */
class SeccompTest {
    private static final long ALLOW = 0x7fff_0000L;
    private static final long EPERM = 0x0005_0001L;
    private static final long ENOSYS = 0x0005_0026L;
    private static final long KILL = 0x8000_0000L;

    private static final Map<String, Integer> ARCHITECTURES =
            Map.of("amd64", 0xc000_003e, "aarch64", 0xc000_00b7);

    @ParameterizedTest
    @CsvSource({
        "amd64, 41, socket",
        "amd64, 57, fork",
        "amd64, 58, vfork",
        "amd64, 62, kill",
        "amd64, 101, ptrace",
        "amd64, 165, mount",
        "amd64, 272, unshare",
        "amd64, 321, bpf",
        "amd64, 322, execveat",
        "amd64, 319, memfd_create",
        "amd64, 425, io_uring_setup",
        "amd64, 29, shmget",
        "amd64, 442, mount_setattr",
        "amd64, 310, process_vm_readv",
        "aarch64, 198, socket",
        "aarch64, 129, kill",
        "aarch64, 117, ptrace",
        "aarch64, 40, mount",
        "aarch64, 97, unshare",
        "aarch64, 280, bpf",
        "aarch64, 281, execveat",
        "aarch64, 279, memfd_create",
        "aarch64, 425, io_uring_setup",
        "aarch64, 194, shmget",
        "aarch64, 442, mount_setattr",
        "aarch64, 270, process_vm_readv"
    })
    void refuses(String architecture, int call, String name) {
        assertThat(decide(architecture, call, 0)).as(name).isEqualTo(EPERM);
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, 0, read",
        "amd64, 1, write",
        "amd64, 9, mmap",
        "amd64, 53, socketpair",
        "amd64, 59, execve",
        "amd64, 202, futex",
        "amd64, 234, tgkill",
        "amd64, 302, prlimit64",
        "amd64, 441, epoll_pwait2",
        "amd64, 443, quotactl_fd",
        "aarch64, 63, read",
        "aarch64, 64, write",
        "aarch64, 222, mmap",
        "aarch64, 199, socketpair",
        "aarch64, 221, execve",
        "aarch64, 98, futex",
        "aarch64, 131, tgkill",
        "aarch64, 261, prlimit64"
    })
    void allows(String architecture, int call, String name) {
        assertThat(decide(architecture, call, 0)).as(name).isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @CsvSource({"amd64, 56", "aarch64, 220"})
    void threadsMayBeStartedAndProcessesNot(String architecture, int clone) {
        int thread = 0x003d_0f00; // what glibc passes for a thread
        int vfork = 0x0000_4111;
        assertThat(decide(architecture, clone, thread)).isEqualTo(ALLOW);
        assertThat(decide(architecture, clone, vfork)).isEqualTo(EPERM);
        assertThat(decide(architecture, 435, 0)).as("clone3").isEqualTo(ENOSYS);
    }

    @Test
    void callsOfOtherArchitecturesKill() {
        assertThat(run("amd64", 0x4000_0003, 39, 0)).as("32 bit").isEqualTo(KILL);
        assertThat(decide("amd64", 0x4000_0000 + 41, 0)).as("x32").isEqualTo(KILL);
        assertThat(run("aarch64", 0x4000_0028, 39, 0)).as("32 bit").isEqualTo(KILL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv64", "x86", "ppc64le", ""})
    void knowsNoOtherArchitecture(String name) {
        assertThat(Seccomp.filter(name)).isEmpty();
    }

    private static long decide(String architecture, int call, int argument) {
        return run(architecture, ARCHITECTURES.get(architecture), call, argument);
    }

    private static long run(String filter, int architecture, int call, int argument) {
        ByteBuffer data =
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0, call)
                        .putInt(4, architecture)
                        .putInt(16, argument);
        byte[] bytes = Seccomp.filter(filter).orElseThrow();
        ByteBuffer program = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int accumulator = 0;
        for (int at = 0; at < bytes.length / 8; at++) {
            int operation = program.getShort(8 * at);
            int ifTrue = Byte.toUnsignedInt(program.get(8 * at + 2));
            int ifFalse = Byte.toUnsignedInt(program.get(8 * at + 3));
            int operand = program.getInt(8 * at + 4);
            switch (operation) {
                case 0x20 -> accumulator = data.getInt(operand);
                case 0x15 -> at += accumulator == operand ? ifTrue : ifFalse;
                case 0x35 ->
                        at += Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse;
                case 0x45 -> at += (accumulator & operand) != 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return Integer.toUnsignedLong(operand);
                }
                default -> throw new AssertionError("operation " + operation);
            }
        }
        throw new AssertionError("the program runs over its end");
    }
}
