package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A file system of few megabytes, so that a disk can be full without others noticing. */
public final class SmallDisk implements AutoCloseable {
    private static final byte[] PAGE = new byte[4096];

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounts one; where that is not allowed, the test is skipped and says so. */
    public static SmallDisk mount(int megabytes) {
        try {
            Path directory = Files.createTempDirectory("dualauth-disk-");
            if (!run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "dualauth", directory.toString())) {
                Files.delete(directory);
                Assumptions.abort("skipped: no file system can be mounted here (it takes root on Linux)");
            }
            return new SmallDisk(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it is mounted. */
    public Path directory() {
        return directory;
    }

    /** Leaves not a page. */
    public void fill() {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(PAGE);
            }
        } catch (IOException full) {
            // As it is meant to be.
        }
    }

    /** Gives back what was filled. */
    public void free() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    @Override
    public void close() {
        if (!run("umount", directory.toString())) {
            throw new IllegalStateException("cannot unmount " + directory);
        }
        Trees.delete(directory);
    }
}
