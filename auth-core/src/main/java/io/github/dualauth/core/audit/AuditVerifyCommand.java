package io.github.dualauth.core.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Verifies a log: {@code AuditVerifyCommand <file> [<number>:<hash>]}, with {@code -} for standard input. Names the
 * first broken record. A log that was cut off behind a whole record looks like a shorter one; the number and hash of a
 * record, as an earlier run printed them, show that it is still there.
 */
public final class AuditVerifyCommand {

    private static final Pattern RECORD = Pattern.compile("[1-9][0-9]{0,17}:[0-9a-f]{64}");
    private static final int BROKEN = 1;
    private static final int USAGE = 64;
    private static final int NO_INPUT = 66;

    private AuditVerifyCommand() {}

    /** Runs the command; ends with 0 for a sound log, 1 for a broken one, else as sysexits says. */
    public static void main(String[] arguments) {
        int code = run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length < 1
                || arguments.length > 2
                || (arguments.length == 2 && !RECORD.matcher(arguments[1]).matches())) {
            out.println("usage: AuditVerifyCommand <file, or - for standard input> [<number>:<hash>]");
            return USAGE;
        }
        try (InputStream log = "-".equals(arguments[0]) ? System.in : Files.newInputStream(Path.of(arguments[0]))) {
            AuditVerification.Result result = AuditVerification.of(
                    log, arguments.length == 2 ? Optional.of(record(arguments[1])) : Optional.empty());
            out.println(result.text());
            return result.sound() ? 0 : BROKEN;
        } catch (IOException e) {
            out.println("the log cannot be read: " + e.getMessage());
            return NO_INPUT;
        }
    }

    private static AuditChain record(String text) {
        int colon = text.indexOf(':');
        return new AuditChain("", Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }
}
