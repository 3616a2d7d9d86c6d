package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Seals a configuration value: {@code SealCommand <key file> <configuration key>}, the value from standard
 * input and never from the command line, which others can see. Prints the {@code ENC(…)} to configure.
 */
public final class SealCommand {

    private static final int USAGE = 64;
    private static final int CANNOT = 74;

    private SealCommand() {}

    /** Runs the command; ends as sysexits says. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(String[] arguments, InputStream in, PrintStream out) {
        if (arguments.length != 2) {
            out.println("usage: SealCommand <key file> <configuration key>, the value on standard input");
            return USAGE;
        }
        // The real path: a file that is not there must not be made here.
        try (Secret value = read(in)) {
            if (value.isEmpty()) {
                out.println("there is no value on standard input");
                return USAGE;
            }
            KeyRing keys = KeyRing.open(Path.of(arguments[0]).toRealPath());
            out.println(ConfigurationReader.SEALED + new SecretBox(keys).seal(arguments[1], value) + ")");
            return 0;
        } catch (ConfigurationException e) {
            out.println(e.getMessage());
        } catch (IOException e) {
            out.println("the key file cannot be read: " + ConfigurationException.reason(e));
        }
        return CANNOT;
    }

    private static Secret read(InputStream in) throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return Secret.of(line == null ? "" : line);
    }
}
