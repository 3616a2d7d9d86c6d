package io.github.dualauth.tests.foreign;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds WARs as another team would: its own classes, our packaged jars with what they need, one properties file. */
final class ForeignWar {

    /** The first application of every deployment. */
    static final String APPLICATION_ID = "clinic-server";

    /** Its password. */
    static final String APPLICATION_PASSWORD = "jB3nE0cWm9qX5vT1yR7uK2sL8dF4gH6a";

    private static final List<String> NEEDED = List.of(
            "auth-core",
            "bcprov-jdk18on",
            "bucket4j_jdk17-core",
            "caffeine",
            "flyway-core",
            "flyway-mysql",
            "jasypt",
            "nimbus-jose-jwt");

    private static final List<String> EDGE_NEEDED = List.of(
            "direct-edge",
            "apache-mime4j-core",
            "bcpkix-jdk18on",
            "bcutil-jdk18on",
            "commons-io",
            "guava-mini",
            "slf4j-api",
            "subethasmtp");

    private ForeignWar() {}

    /** Both modes. */
    static WebArchive both(String name) {
        return individual(application(name));
    }

    /** Only application-auth. */
    static WebArchive application(String name) {
        return core(name).addAsLibrary(library("application-auth"));
    }

    /** Only individual-auth. */
    static WebArchive individual(String name) {
        return individual(core(name));
    }

    /** Only direct-edge. */
    static WebArchive edge(String name) {
        return core(name)
                .addAsLibraries(EDGE_NEEDED.stream().map(ForeignWar::library).toArray(File[]::new));
    }

    private static WebArchive individual(WebArchive war) {
        return war.addAsLibraries(library("individual-auth"), library("zxcvbn"));
    }

    private static WebArchive core(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibraries(NEEDED.stream().map(ForeignWar::library).toArray(File[]::new));
    }

    /** Adds the configuration: a fresh data directory, and these keys. */
    static WebArchive configured(WebArchive war, Map<String, String> keys) {
        String text = keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining("", "dualauth.data-directory=" + directory() + "\n", ""));
        return war.addAsResource(new StringAsset(text), "META-INF/microprofile-config.properties");
    }

    /** The keys that make the first application known to the tests, and let them fail as often as they like. */
    static Map<String, String> bootstrap() {
        return Map.of(
                "dualauth.throttle.free-failures", "1000000",
                "dualauth.bootstrap.application-id", APPLICATION_ID,
                "dualauth.bootstrap.application-password", APPLICATION_PASSWORD);
    }

    /** Writes the archive to a file of its own name. */
    static Path written(WebArchive war) {
        Path file = directory().resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile());
        return file;
    }

    static Path directory() {
        try {
            Path work = Files.createDirectories(Path.of(System.getProperty("foreign.work")));
            return Files.createTempDirectory(work, "war");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File library(String artifact) {
        return new File(System.getProperty("foreign.libraries"), artifact + ".jar");
    }
}
