package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs classes of this jar and a few texts as a WAR. */
final class WarFile {

    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;

    private WarFile() {}

    /** The WAR that the classes make, with CDI; they are named below this package, and cannot be loaded here. */
    static Path of(Path file, List<String> classes, Map<String, String> texts) throws IOException {
        return of(List.of(), file, classes, texts);
    }

    /** The same with all jars of a directory. */
    static Path with(Path jars, Path file, List<String> classes, Map<String, String> texts) throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return of(all.sorted().toList(), file, classes, texts);
        }
    }

    private static Path of(List<Path> jars, Path file, List<String> classes, Map<String, String> texts)
            throws IOException {
        try (ZipOutputStream war = open(file)) {
            for (Path jar : jars) {
                add(war, "WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
            addClasses(war, classes);
            add(war, "WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> text : texts.entrySet()) {
                add(war, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** Somebody's WAR with more classes. */
    static Path adding(Path base, Path file, List<String> classes) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipInputStream from = new ZipInputStream(Files.newInputStream(base));
                ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                add(war, entry.getName(), from.readAllBytes());
            }
            addClasses(war, classes);
        }
        return file;
    }

    private static void addClasses(ZipOutputStream war, List<String> classes) throws IOException {
        for (String type : classes) {
            String name = WarFile.class.getPackageName().replace('.', '/') + "/" + type.replace('.', '/') + ".class";
            try (InputStream in = WarFile.class.getResourceAsStream("/" + name)) {
                add(war, "WEB-INF/classes/" + name, in.readAllBytes());
            }
        }
    }

    /** A WAR with one page, to see that it is there. */
    static Path empty(Path file) throws IOException {
        try (ZipOutputStream war = open(file)) {
            add(war, "index.html", "<p>here".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static ZipOutputStream open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream war = new ZipOutputStream(out);
        // Without this directory, Payara Micro does not know a WAR within a runnable jar as one.
        add(war, "WEB-INF/", new byte[0]);
        return war;
    }

    private static void add(ZipOutputStream war, String name, byte[] content) throws IOException {
        war.putNextEntry(new ZipEntry(name));
        war.write(content);
        war.closeEntry();
    }
}
