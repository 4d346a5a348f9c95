// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySpoolTest {
    private static final String OWNER_ONLY = "rwx------ rw-------";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPosix() {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("unix"),
                "SKIPPED: rights of files are looked at on POSIX systems only");
    }

    @Test
    void makesItsDirectoryAndFilesForTheirOwnerOnly() throws IOException {
        DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"));
        Spool.SpoolFile file = write(spool, "hello");

        assertThat(rights(spool.directory())).isEqualTo("rwx------");
        assertThat(rights(file.path())).isEqualTo("rw-------");
    }

    @Test
    void makesAPrivateDirectoryBelowTheSharedOne() throws IOException {
        DirectorySpool spool = DirectorySpool.temporary();
        Spool.SpoolFile file = write(spool, "hello");

        assertThat(rights(spool.directory())).isEqualTo("rwx------");
        assertThat(rights(file.path())).isEqualTo("rw-------");

        spool.delete(file.key());
        Files.delete(spool.directory());
    }

    @Test
    void givesFilesNamesThatNobodyCanGuessAndLeavesNothingElse() throws IOException {
        DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"));
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            keys.add(write(spool, "x").key());
        }

        assertThat(keys).hasSize(50).allSatisfy(key -> assertThat(key).matches("[0-9a-f]{32}"));
        try (Stream<Path> files = Files.list(spool.directory())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void findsItsFilesAgainAfterARestart() throws IOException {
        String key =
                write(DirectorySpool.open(folder.resolve("spool")), "hello").key();

        try (InputStream file = DirectorySpool.open(folder.resolve("spool")).open(key)) {
            assertThat(file).hasContent("hello");
        }
    }

    @Test
    void refusesADirectoryThatIsALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("spool"), elsewhere);

        assertRefused(link, "is a link");
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        assertRefused(Files.createFile(folder.resolve("spool")), "no directory");
    }

    @Test
    void refusesADirectoryThatOthersCanWriteTo() throws IOException {
        for (String rights : List.of("rwxrwxrwx", "rwxrwx---", "rwx----w-")) {
            Path open = Files.createDirectory(folder.resolve("spool-" + rights));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(rights));

            assertRefused(open, "written to by others");
        }
    }

    @Test
    void refusesADirectoryThatOthersCouldReplace() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertRefused(shared.resolve("spool"), "lies below");
    }

    @Test
    void refusesADirectoryOfSomebodyElse() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        assumeTrue(isRoot(), "SKIPPED: only root can give a directory away");
        Files.setAttribute(foreign, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);

        assertRefused(foreign, "somebody else");
    }

    @Test
    void doesNotFollowALinkPlantedInPlaceOfAFile() throws IOException {
        DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"));
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String key = "0123456789abcdef0123456789abcdef";
        Files.createSymbolicLink(spool.directory().resolve(key), secret);

        assertThatThrownBy(() -> spool.open(key)).isInstanceOf(IOException.class);
        spool.delete(key);
        assertThat(secret).hasContent("secret");
    }

    @Test
    void takesNoKeyThatLeadsOutOfItsDirectory() throws IOException {
        DirectorySpool spool = DirectorySpool.open(folder.resolve("spool"));
        Path outside = Files.writeString(folder.resolve("outside"), "outside");

        for (String key : List.of("../outside", outside.toString(), "", ".", "0123456789ABCDEF0123456789abcdef")) {
            assertThatThrownBy(() -> spool.open(key)).isInstanceOf(NoSuchFileException.class);
            spool.delete(key);
        }
        assertThat(outside).exists();
    }

    @Test
    void keepsFilesPrivateWhateverTheUmask() throws Exception {
        for (String umask : List.of("000", "022", "077")) {
            Path place = Files.createDirectory(folder.resolve("umask-" + umask));
            String command = "umask " + umask + " && exec \"$@\"";

            assertThat(probe(place.resolve("spool"), "/bin/sh", "-c", command, "sh"))
                    .isEqualTo(OWNER_ONLY);
        }
    }

    @Test
    void keepsToItsRulesWithoutTheRightsOfRoot() throws Exception {
        assumeTrue(
                isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "SKIPPED: becoming another user takes root and setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.setAttribute(own, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
        Path roots = Files.createDirectory(folder.resolve("roots"));
        String[] asNobody = {"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};

        assertThat(probe(own, asNobody)).isEqualTo("rwxr-xr-x rw-------");
        assertThat(probe(own.resolve("spool"), asNobody)).isEqualTo(OWNER_ONLY);
        assertThat(probe(roots, asNobody)).isEqualTo("refused");
        assertThat(probe(roots.resolve("spool"), asNobody)).isEqualTo("refused");
    }

    private static Spool.SpoolFile write(Spool spool, String text) throws IOException {
        Spool.SpoolFile file = spool.create();
        file.stream().write(text.getBytes(StandardCharsets.UTF_8));
        file.stream().close();
        return file;
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static void assertRefused(Path directory, String why) {
        assertThatThrownBy(() -> DirectorySpool.open(directory))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(why);
    }

    private boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    }

    /** What a child process says that opens a spool there. It gets copies of the classes, because another user may not see ours. */
    private String probe(Path directory, String... launcher) throws IOException, URISyntaxException {
        Path classes = folder.resolve("classes");
        for (Class<?> type : List.of(DirectorySpool.class, SpoolProbe.class)) {
            URI uri = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class"))
                    .toURI();
            copyFolder(Objects.requireNonNull(Path.of(uri).getParent()), classes.resolve("dev/muster/spi"));
        }
        List<String> command = new ArrayList<>(List.of(launcher));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-cp", classes.toString()));
        command.addAll(List.of(SpoolProbe.class.getName(), directory.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
