package io.github.dualauth.core.audit.log;

import io.github.dualauth.core.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies a log: {@code AuditVerifyCommand <file> [--from <number>:<hash>] [<number>:<hash>]}, with {@code -} for
 * standard input; or, with {@code --database} for the file and {@code <node>:} before each number, all chains in the
 * database. Names the first broken record of each. A log that was cut off behind a whole record looks like a shorter one;
 * the number and hash of a record, as an earlier run printed them, show that it is still there. {@code --from} names the
 * last record of those that were taken away at the start.
 */
public final class AuditVerifyCommand {

    private static final String DATABASE = "--database";
    private static final Pattern RECORD = Pattern.compile("(?:([0-9a-f]{16}):)?([1-9][0-9]{0,17}):([0-9a-f]{64})");
    private static final int BROKEN = 1;
    private static final int USAGE = 64;
    private static final int NO_INPUT = 66;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final Map<String, AuditVerification.Known> known = new HashMap<>();

    private AuditVerifyCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Runs the command; ends with 0 for a sound log, 1 for a broken one, else as sysexits says. */
    public static void main(String[] arguments) {
        int code = run(arguments, System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        return new AuditVerifyCommand(environment, out).run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        if (arguments.isEmpty() || !learn(arguments)) {
            out.println("usage: AuditVerifyCommand <file, or - for standard input> [--from <number>:<hash>]"
                    + " [<number>:<hash>]");
            out.println("       AuditVerifyCommand --database [--from <node>:<number>:<hash>]..."
                    + " [<node>:<number>:<hash>]...");
            return USAGE;
        }
        try {
            List<AuditVerification.Result> results =
                    DATABASE.equals(arguments.get(0)) ? database() : List.of(file(arguments.get(0)));
            results.forEach(result -> out.println(result.text()));
            return results.stream().allMatch(AuditVerification.Result::sound) ? 0 : BROKEN;
        } catch (IOException | SQLException | IllegalArgumentException | ConfigurationException e) {
            out.println("the log cannot be read: " + e.getMessage());
            return NO_INPUT;
        }
    }

    /** Takes in the records that are known; false if the command is called wrongly. */
    private boolean learn(List<String> arguments) {
        boolean database = DATABASE.equals(arguments.get(0));
        boolean from = false;
        List<String> told = new ArrayList<>();
        for (String argument : arguments.subList(1, arguments.size())) {
            if ("--from".equals(argument) && !from) {
                from = true;
                continue;
            }
            Matcher record = RECORD.matcher(argument);
            // One of each kind for one chain, and a name for each chain where there may be several.
            if (!record.matches() || database != (record.group(1) != null)) {
                return false;
            }
            String node = database ? record.group(1) : "";
            if (told.contains(from + node)) {
                return false;
            }
            told.add(from + node);
            learn(from, new AuditChain(node, Long.parseLong(record.group(2)), record.group(3)));
            from = false;
        }
        return !from;
    }

    private void learn(boolean from, AuditChain record) {
        AuditVerification.Known before = known.getOrDefault(record.node(), AuditVerification.Known.NOTHING);
        known.put(
                record.node(),
                from
                        ? new AuditVerification.Known(Optional.of(record), before.expected())
                        : new AuditVerification.Known(before.before(), Optional.of(record)));
    }

    private AuditVerification.Result file(String name) throws IOException {
        try (InputStream log = "-".equals(name) ? System.in : Files.newInputStream(Path.of(name))) {
            return AuditVerification.of(log, known.getOrDefault("", AuditVerification.Known.NOTHING));
        }
    }

    private List<AuditVerification.Result> database() throws SQLException {
        try (Connection connection = new AuditDatabaseAccess(environment).open()) {
            List<AuditVerification.Result> results = new AuditTableVerification(connection, known).run();
            return results.isEmpty() ? List.of(new AuditVerification.Result(true, "no records")) : results;
        }
    }
}
