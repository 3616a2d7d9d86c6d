package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** The wall clock of a server's process, to be set while it runs; nobody else's is touched. */
public final class ServerClock implements AutoCloseable {
    private final Path directory;
    private final Path agent;

    /** A clock that is right. */
    public ServerClock() {
        try {
            directory = Files.createTempDirectory("dualauth-clock-");
            agent = directory.resolve("agent.jar");
            pack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pack() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        CodeSource byteBuddy = ByteBuddy.class.getProtectionDomain().getCodeSource();
        attributes.put(Attributes.Name.CLASS_PATH, byteBuddy.getLocation().toString());
        attributes.putValue("Premain-Class", ClockAgent.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(agent), manifest)) {
            for (Class<?> type : List.of(ClockAgent.class, ClockAgent.Moved.class, ClockAgent.MovedMillis.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream code = ServerClock.class.getClassLoader().getResourceAsStream(name)) {
                    code.transferTo(jar);
                }
            }
        }
    }

    /** The same server, going by this clock. */
    public ServerSetup in(ServerSetup setup) {
        return setup.with("JAVA_TOOL_OPTIONS", "-javaagent:" + agent + "=" + directory);
    }

    /** Soon it will be so far ahead of time, or behind it. */
    public void set(Duration ahead) {
        try {
            Files.createFile(directory.resolve(String.valueOf(ahead.toMillis())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Trees.delete(directory);
    }
}
