package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Seals a configuration value: {@code SealCommand <key file> <configuration key>}, the value from standard
 * input and never from the command line, which others can see. Prints the {@code ENC(…)} to configure.
 */
public final class SealCommand {

    private SealCommand() {}

    /** Runs the command; ends with 64 when it is called wrongly (sysexits, EX_USAGE). */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length != 2) {
            out.println("usage: SealCommand <key file> <configuration key>, the value on standard input");
            System.exit(64);
        }
        try (Secret value = read()) {
            String box = new SecretBox(KeyRing.open(Path.of(arguments[0]))).seal(arguments[1], value);
            out.println(ConfigurationReader.SEALED + box + ")");
        }
    }

    private static Secret read() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        return Secret.of(line == null ? "" : line);
    }
}
