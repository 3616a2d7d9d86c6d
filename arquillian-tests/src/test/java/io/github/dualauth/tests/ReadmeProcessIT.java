package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's tutorial is the code that the tests deploy. */
final class ReadmeProcessIT {
    private static final Path TUTORIAL = Path.of("src/test/java/io/github/dualauth/tests/foreign/tutorial");

    @ParameterizedTest
    @ValueSource(strings = {"AppointmentResource", "DemoClinic"})
    void tutorial_eachClass_isWhatIsDeployed(String name) throws IOException {
        String source = Files.readString(TUTORIAL.resolve(name + ".java"));
        String body = source.substring(source.indexOf("/**")).strip();
        assertTrue(Files.readString(Path.of("../README.md")).contains(body), () -> name + " differs in README.md");
    }
}
