// SPDX-License-Identifier: Apache-2.0
package dev.muster.spi;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;

/**
 * A directory that only its owner can write to, and the attributes that make files in it private when they are made.
 *
 * @param path its real path
 * @param files what new files in it get
 */
record PrivateDirectory(Path path, FileAttribute<?> files) {
    private static final int OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;

    static PrivateDirectory open(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().normalize().getParent();
        Path name = directory.toAbsolutePath().normalize().getFileName();
        if (parent == null || name == null) {
            throw refused(directory, "is the root of a file system");
        }
        Path path = parent.toRealPath().resolve(name);
        boolean posix = isPosix(parent);
        try {
            Files.createDirectory(path, attribute(parent, posix, "rwx------"));
        } catch (FileAlreadyExistsException existing) {
            // Looked at below, like a new one.
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(path, "is a link or no directory");
        }
        PrivateDirectory opened = new PrivateDirectory(path, attribute(path, posix, "rw-------"));
        if (posix) {
            opened.checkModes();
        }
        opened.checkOwner();
        return opened;
    }

    static PrivateDirectory temporary(String prefix) throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        boolean posix = isPosix(parent);
        Path path = Files.createTempDirectory(parent, prefix, attribute(parent, posix, "rwx------"));
        return new PrivateDirectory(path, attribute(path, posix, "rw-------"));
    }

    FileAttribute<?>[] fileAttributes() {
        return new FileAttribute<?>[] {files};
    }

    /** Who may write to the directory could plant files; who may write to one above it could put another in its place. */
    private void checkModes() throws IOException {
        if ((mode(path) & OTHERS_WRITE) != 0) {
            throw refused(path, "can be written to by others");
        }
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            int mode = mode(above);
            if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
                throw refused(path, "lies below a directory that can be written to by others");
            }
        }
    }

    /** Java cannot tell who runs it; but it can tell who owns what it has just made. */
    private void checkOwner() throws IOException {
        Path probe = Files.createTempFile(path, ".owner-", null, files);
        try {
            if (!ownerOf(probe).equals(ownerOf(path))) {
                throw refused(path, "belongs to somebody else");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static UserPrincipal ownerOf(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isPosix(Path parent) throws IOException {
        return Files.getFileStore(parent).supportsFileAttributeView("posix");
    }

    private static FileAttribute<?> attribute(Path place, boolean posix, String permissions) throws IOException {
        return posix
                ? PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                : ownerOnly(place);
    }

    private static FileAttribute<List<AclEntry>> ownerOnly(Path place) throws IOException {
        if (!Files.getFileStore(place).supportsFileAttributeView("acl")) {
            throw refused(place, "lies on a file system that cannot keep files private");
        }
        UserPrincipal owner = place.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        return new AclAttribute(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }

    private static IOException refused(Path directory, String why) {
        return new FileSystemException(directory.toString(), null, "The directory " + why);
    }

    private record AclAttribute(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }
    }
}
