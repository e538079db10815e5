package org.thalweg.grade.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsTest {
    @TempDir Path temp;

    /** What was found: for each student the content of the notebook, here its own path. */
    private record Sorted(
            Map<String, String> notebooks, List<String> problems, List<Submission> list) {
        static Sorted of(Path what) throws IOException {
            return of(what, Submissions.Students.ANYBODY);
        }

        static Sorted of(Path what, Submissions.Students who) throws IOException {
            try (Submissions all = Submissions.in(what, "ps1", who)) {
                Map<String, String> notebooks = new TreeMap<>();
                for (Submission one : all.list()) {
                    String text = new String(one.content().read(), StandardCharsets.UTF_8);
                    notebooks.put(one.student(), text);
                }
                return new Sorted(notebooks, all.problems(), all.list());
            }
        }
    }

    private Path folder(String... files) throws IOException {
        return folder(temp.resolve("class"), files);
    }

    private static Path folder(Path root, String... files) throws IOException {
        Files.createDirectories(root);
        for (String file : files) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
            Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
        }
        return root;
    }

    private Path zip(String... files) throws IOException {
        Path zip = temp.resolve("class.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String file : files) {
                out.putNextEntry(new ZipEntry(file));
                out.write(file.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "alice.ipynb | alice",
                "alice/work.ipynb | alice",
                "alice/deep/below/work.ipynb | alice",
                "Zoë Müller_12345_assignsubmission_file_/x.ipynb | Zoë Müller",
                "Zoë Müller_12345_assignsubmission_file_x.ipynb | Zoë Müller",
                "doejane_12345_67890_ps1.ipynb | doejane",
                "doejane_LATE_12345_67890_ps1-2.ipynb | doejane",
                "submitted/alice/ps1/problem.ipynb | alice",
                "course/submitted/alice/ps1/problem.ipynb | alice",
            })
    void studentIsFoundInThePath(String file, String student) throws IOException {
        // a second student keeps the first folder from being taken for one around all of them
        String other = file.replaceFirst("alice|Zoë Müller|doejane", "zed");
        assertThat(Sorted.of(folder(file, other)).notebooks())
                .containsEntry(student, file)
                .containsEntry("zed", other)
                .hasSize(2);
        assertThat(Sorted.of(zip(file, other)).notebooks())
                .containsEntry(student, file)
                .containsEntry("zed", other)
                .hasSize(2);
    }

    @Test
    void foldersAroundAllOfThemAreNoStudents() throws IOException {
        assertThat(Sorted.of(zip("export/2026/alice.ipynb", "export/2026/bob.ipynb")).notebooks())
                .containsOnlyKeys("alice", "bob");
        assertThat(Sorted.of(zip("export/alice/a.ipynb", "export/bob/b.ipynb")).notebooks())
                .containsOnlyKeys("alice", "bob");
        assertThat(Sorted.of(zip("alice/ps1.ipynb")).notebooks()).containsOnlyKeys("alice");
        assertThat(Sorted.of(zip("alice/ps1.ipynb", "alice/try.ipynb")).notebooks())
                .isEqualTo(Map.of("alice", "alice/ps1.ipynb"));
    }

    @Test
    void oneNotebookIsEnough() throws IOException {
        Path root = folder("alice/ps1.ipynb", "bob.ipynb");
        assertThat(Sorted.of(root.resolve("bob.ipynb")).notebooks()).containsOnlyKeys("bob");
        assertThat(Sorted.of(root.resolve("alice/ps1.ipynb")).notebooks())
                .containsOnlyKeys("alice");
        assertThat(Sorted.of(root.resolve("alice")).notebooks()).containsOnlyKeys("alice");
    }

    @Test
    void nbgradersFolderMayBeNamedItself() throws IOException {
        Path root = folder("submitted/alice/ps1/a.ipynb", "submitted/bob/ps1/b.ipynb");
        assertThat(Sorted.of(root.resolve("submitted")).notebooks())
                .containsOnlyKeys("alice", "bob");
    }

    @Test
    void otherAssignmentsOfNbgraderArePassedOver() throws IOException {
        Sorted sorted =
                Sorted.of(folder("submitted/alice/ps1/a.ipynb", "submitted/alice/ps2/ps2.ipynb"));
        assertThat(sorted.notebooks()).isEqualTo(Map.of("alice", "submitted/alice/ps1/a.ipynb"));
        assertThat(sorted.problems())
                .containsExactly("1 notebook is of other assignments than ps1; passed over.");
    }

    @Test
    void ofTwoNotebooksTheOneNamedLikeTheProblemSetCounts() throws IOException {
        Path root = folder("alice/draft.ipynb", "alice/ps1.ipynb", "bob/x.ipynb");
        Files.setLastModifiedTime(
                root.resolve("alice/draft.ipynb"), FileTime.fromMillis(9_000_000));
        Sorted sorted = Sorted.of(root);
        assertThat(sorted.notebooks()).containsEntry("alice", "alice/ps1.ipynb");
        String sentence = "handed in 2 notebooks; graded was ps1.ipynb, not draft.ipynb.";
        assertThat(sorted.list().get(0).notes()).containsExactly(sentence);
        assertThat(sorted.problems()).containsExactly("alice: " + sentence);
    }

    @Test
    void elseTheNewestCounts() throws IOException {
        Path root = folder("alice/a.ipynb", "alice/b.ipynb", "bob/x.ipynb");
        Files.setLastModifiedTime(root.resolve("alice/b.ipynb"), FileTime.fromMillis(2_000_000));
        assertThat(Sorted.of(root).notebooks()).containsEntry("alice", "alice/b.ipynb");
        Files.setLastModifiedTime(root.resolve("alice/a.ipynb"), FileTime.fromMillis(3_000_000));
        assertThat(Sorted.of(root).notebooks()).containsEntry("alice", "alice/a.ipynb");
    }

    @Test
    void nbgradersTimestampSaysWhichIsNewest() throws IOException {
        Path root = folder("alice/one/a.ipynb", "alice/two/b.ipynb", "bob/x.ipynb");
        Files.writeString(
                root.resolve("alice/one/timestamp.txt"), "2026-06-07 15:58:23.948203 UTC");
        Files.writeString(
                root.resolve("alice/two/timestamp.txt"), "2026-06-06 15:58:23.948203 UTC");
        assertThat(Sorted.of(root).notebooks()).containsEntry("alice", "alice/one/a.ipynb");
        Files.writeString(root.resolve("alice/two/timestamp.txt"), "2026-06-08T01:00:00+02:00");
        assertThat(Sorted.of(root).notebooks()).containsEntry("alice", "alice/two/b.ipynb");
    }

    @Test
    void aStudentInTwoPlacesIsSaid() throws IOException {
        Sorted sorted = Sorted.of(folder("alice.ipynb", "Alice/work.ipynb", "bob.ipynb"));
        assertThat(sorted.list()).hasSize(2);
        assertThat(sorted.problems())
                .singleElement()
                .asString()
                .contains("handed in 2 notebooks in different places; graded was")
                .contains("alice.ipynb")
                .contains("Alice/work.ipynb");
    }

    @Test
    void twoStudentsOfOneNameAreTwo() throws IOException {
        Sorted sorted =
                Sorted.of(
                        folder(
                                "Ann Li_11_assignsubmission_file_/ps1.ipynb",
                                "Ann Li_22_assignsubmission_file_/ps1.ipynb"));
        assertThat(sorted.notebooks()).containsOnlyKeys("Ann Li 11", "Ann Li 22");
        assertThat(sorted.problems()).isEmpty();
    }

    @Test
    void whatIsNoNotebookIsSaid() throws IOException {
        Sorted sorted =
                Sorted.of(
                        folder(
                                "alice.ipynb",
                                "notes.txt",
                                "bob/essay.pdf",
                                "carol/ps1.ipynb",
                                "carol/figure.png",
                                "dan/work.zip"));
        assertThat(sorted.notebooks()).containsOnlyKeys("alice", "carol");
        assertThat(sorted.problems())
                .containsExactlyInAnyOrder(
                        "notes.txt is not a notebook.",
                        "bob handed in no notebook, but essay.pdf.",
                        "dan/work.zip is an archive and was not opened; unpack it if a notebook in"
                                + " it should count.",
                        "dan handed in no notebook, but work.zip.");
    }

    @Test
    void whatSystemsLeaveBehindIsNoHandIn() throws IOException {
        Sorted sorted =
                Sorted.of(
                        zip(
                                "alice.ipynb",
                                "__MACOSX/._alice.ipynb",
                                ".DS_Store",
                                "bob/.ipynb_checkpoints/ps1-checkpoint.ipynb",
                                "bob/ps1.ipynb"));
        assertThat(sorted.notebooks()).containsOnlyKeys("alice", "bob");
        assertThat(sorted.problems()).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path root = folder("alice.ipynb");
        Path elsewhere = folder(temp.resolve("elsewhere"), "secret.ipynb");
        Files.createSymbolicLink(root.resolve("bob.ipynb"), elsewhere.resolve("secret.ipynb"));
        Files.createSymbolicLink(root.resolve("carol"), elsewhere);
        Sorted sorted = Sorted.of(root);
        assertThat(sorted.notebooks()).containsOnlyKeys("alice");
        assertThat(sorted.problems())
                .containsExactlyInAnyOrder(
                        "bob.ipynb is a link; links are not followed.",
                        "carol is a link; links are not followed.");
    }

    @Test
    void anEmptyFolderHasNothing() throws IOException {
        Sorted sorted = Sorted.of(folder());
        assertThat(sorted.list()).isEmpty();
        assertThat(sorted.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.ipynb",
                "a/../../evil.ipynb",
                "/etc/evil.ipynb",
                "C:\\evil.ipynb",
                "..\\evil.ipynb"
            })
    void pathsThatClimbOutAreRefused(String path) throws IOException {
        Sorted sorted = Sorted.of(zip("alice.ipynb", path));
        assertThat(sorted.notebooks()).containsOnlyKeys("alice");
        assertThat(sorted.problems())
                .containsExactly(
                        path + " has a path that leads out of the archive; it was not read.");
    }

    @Test
    void whatSwellsIsRefused() throws IOException {
        Path zip = temp.resolve("swells.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("alice.ipynb"));
            out.write('x');
            zeros(out, "bob.ipynb", 2);
            zeros(out, "carol.ipynb", 65);
        }
        Sorted sorted = Sorted.of(zip);
        assertThat(sorted.notebooks()).containsOnlyKeys("alice");
        assertThat(sorted.problems())
                .containsExactly(
                        "bob.ipynb swells to more than 200 times its size; it was not read.",
                        "carol.ipynb unpacks to more than 64 MB; it was not read.");
    }

    private static void zeros(ZipOutputStream out, String name, int megabytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            out.write(zeros);
        }
        out.closeEntry();
    }

    @Test
    void sizesThatLieAreNoticed() throws IOException {
        Path zip = temp.resolve("lies.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            zeros(out, "alice.ipynb", 65);
        }
        byte[] bytes = Files.readAllBytes(zip);
        // the size in the list at the end: byte 24 of its only entry
        int entry = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[entry + 24] = 10;
        bytes[entry + 25] = 0;
        bytes[entry + 26] = 0;
        bytes[entry + 27] = 0;
        Files.write(zip, bytes);
        try (Submissions all = Submissions.in(zip, "ps1", Submissions.Students.ANYBODY)) {
            Submission alice = all.list().get(0);
            assertThatThrownBy(() -> alice.content().read()).isInstanceOf(IOException.class);
        }
    }

    private static int indexOf(byte[] bytes, byte[] what) {
        for (int i = 0; ; i++) {
            if (java.util.Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
    }

    @Test
    void damagedArchivesAreSaid() throws IOException {
        Path zip = zip("alice.ipynb", "bob.ipynb");
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Sorted.of(zip))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged, or no zip file at all");
    }

    @Test
    void encryptedArchivesAreSaid() throws IOException {
        Path zip = temp.resolve("locked.zip");
        byte[] name = "alice.ipynb".getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            ZipEntry entry = new ZipEntry("alice.ipynb");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(name.length);
            entry.setCrc(crc.getValue());
            out.putNextEntry(entry);
            out.write(name);
        }
        byte[] bytes = Files.readAllBytes(zip);
        bytes[6] |= 1; // the flag "encrypted", before the data and in the list
        bytes[indexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        Files.write(zip, bytes);
        assertThatThrownBy(() -> Sorted.of(zip))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("protected by a password");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Sorted.of(temp.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessage("it is not there; is it spelled right?");
    }

    @Test
    void rosterNamesTheStudentsAndSeatsThem() throws IOException {
        Roster roster =
                Roster.of(
                        "roster.csv",
                        """
                        id,last_name,first_name,email
                        s1,Müller,Zoë,zoe@example.org
                        s2,Doe,Jane,jdoe@example.org
                        s3,Li,Ann,
                        s4,Li,Ann,
                        """);
        Submissions.Students who =
                new Submissions.Students(Optional.of(roster), student -> student.charAt(1) - '0');
        Sorted sorted =
                Sorted.of(
                        folder(
                                "Zoë Müller_12345_assignsubmission_file_/x.ipynb",
                                "doejane_1_2_ps1.ipynb",
                                "s3/ps1.ipynb",
                                "Ann Li/ps1.ipynb",
                                "mallory.ipynb"),
                        who);
        assertThat(sorted.list().stream().map(each -> each.student() + " " + each.seat()))
                .containsExactly("Ann Li 0", "mallory 0", "s1 1", "s2 2", "s3 3");
        assertThat(sorted.problems())
                .containsExactly(
                        "Ann Li is not on the roster, so graded as the edition for everybody"
                                + " (seat 0).",
                        "mallory is not on the roster, so graded as the edition for everybody"
                                + " (seat 0).");
    }

    @Test
    void aRosterWithoutIdsIsRefused() {
        assertThatThrownBy(() -> Roster.of("roster.csv", "name,email\nx,y\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("roster.csv has no column id")
                .hasMessageContaining("It has name, email.");
        assertThatThrownBy(() -> Roster.of("roster.csv", "id\ns1\ns1\n"))
                .hasMessage("roster.csv names the student s1 twice.");
    }

    @Test
    void spreadsheetsWriteRostersInTheirOwnWays() {
        String excel = "id;name\r\n\"s1\";\"Doe; \"\"Jane\"\"\"\r\n\r\ns2;Bob";
        Roster roster = Roster.of("roster.csv", excel);
        assertThat(roster.students()).containsExactly("s1", "s2");
        assertThat(roster.find("doe jane")).contains("s1");
    }

    @ParameterizedTest
    @CsvSource({"alice, alice", "Zoë Müller, Zoë_Müller", "a.b-c_d, a.b-c_d"})
    void namesOfStudentsNameTheirFiles(String student, String file) {
        assertThat(Student.fileName(student)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "con", ".hidden", "a/b", "", "a:b", "x.", "a\\b"})
    void namesThatCannotNameFilesAreChanged(String student) {
        assertThat(Student.fileName(student)).matches("[a-z][a-z.-]*-[0-9a-f]{8}");
    }

    @Test
    void differentNamesMakeDifferentFiles() {
        assertThat(Student.fileName("a/b")).isNotEqualTo(Student.fileName("a:b"));
        String longName = "x".repeat(80);
        assertThat(Student.fileName(longName + "1")).isNotEqualTo(Student.fileName(longName + "2"));
    }

    @Test
    void whatCannotBeSeenIsTakenOutOfNames() {
        assertThat(Student.clean(" a\u202eb\n\tc\u0000 ")).isEqualTo("a b c");
        assertThat(Student.clean("x".repeat(1000))).hasSize(101);
    }
}
