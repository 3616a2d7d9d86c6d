package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code in the README's tutorial and in the guides is what the tests deploy. */
final class ReadmeProcessIT {
    private static final Path FOREIGN = Path.of("src/test/java/io/github/dualauth/tests/foreign");

    @ParameterizedTest
    @ValueSource(strings = {"AppointmentResource", "DemoClinic"})
    void tutorial_eachClass_isWhatIsDeployed(String name) throws IOException {
        mustHold(Path.of("../README.md"), FOREIGN.resolve("tutorial").resolve(name + ".java"));
    }

    @Test
    void xdrGuide_gateway_isWhatIsDeployed() throws IOException {
        mustHold(Path.of("../docs/direct-xdr.md"), FOREIGN.resolve("gateway/DemoGateway.java"));
    }

    private static void mustHold(Path text, Path code) throws IOException {
        String source = Files.readString(code);
        String body = source.substring(source.indexOf("/**")).strip();
        assertTrue(Files.readString(text).contains(body), () -> code.getFileName() + " differs in " + text);
    }
}
