package io.github.dualauth.core.secret;

import io.github.dualauth.core.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Replaces the key of a key file: {@code KeyCommand <key file> list|add|use|remove <ID>}. Shows IDs, never keys. The
 * file is exchanged in one step and stays its owner's; the servers read it at their next start.
 */
public final class KeyCommand {

    private static final int REFUSED = 1;
    private static final int USAGE = 64;
    private static final int CANNOT = 74;

    private final Path file;
    private final List<KeyLine> lines;
    private final PrintStream out;

    private KeyCommand(Path file, PrintStream out) throws IOException {
        this.file = file.toRealPath();
        this.lines = new ArrayList<>(KeyRing.read(this.file));
        this.out = out;
    }

    /** Runs the command; ends with 0 when it is done, 1 when it is refused, else as sysexits says. */
    public static void main(String[] arguments) {
        int code = run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream out) {
        String command = arguments.length < 2 ? "" : arguments[1];
        if (arguments.length != ("remove".equals(command) ? 3 : 2)) {
            return usage(out);
        }
        try {
            KeyCommand on = new KeyCommand(Path.of(arguments[0]), out);
            return switch (command) {
                case "list" -> on.list();
                case "add" -> on.add();
                case "use" -> on.use();
                case "remove" -> on.remove(arguments[2]);
                default -> usage(out);
            };
        } catch (ConfigurationException e) {
            out.println(e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            out.println("the key file can be neither read nor written: " + ConfigurationException.reason(e));
            return CANNOT;
        }
    }

    private static int usage(PrintStream out) {
        out.println("usage: KeyCommand <key file> list | add | use | remove <ID>");
        return USAGE;
    }

    private int list() {
        String state = "current";
        for (KeyLine line : lines) {
            out.println(line.id() + " " + (line.next() ? "next" : state));
            state = line.next() ? state : "old";
        }
        return 0;
    }

    private int add() throws IOException {
        if (lines.get(0).next()) {
            return refuse("there is a new key already that is not in use: use it, or remove it");
        }
        lines.add(0, KeyLine.make(true));
        write();
        out.println("added the key " + lines.get(0).id() + ", which is not in use yet.");
        out.println("One node: now run this command with use.");
        out.println(
                "Several nodes: give this file to all and restart one after the other; then run use, and do so again.");
        return 0;
    }

    private int use() throws IOException {
        if (!lines.get(0).next()) {
            return refuse("there is no new key to use: add one");
        }
        lines.replaceAll(KeyLine::inUse);
        write();
        out.println("the key " + lines.get(0).id() + " is used for new values from the next start on.");
        out.println("What is stored is sealed anew in the background; the server's log says when the old key can go.");
        return 0;
    }

    private int remove(String id) throws IOException {
        if (id.equals(current())) {
            return refuse("the key " + id + " is in use");
        }
        if (!lines.removeIf(line -> line.id().equals(id))) {
            return refuse("there is no key " + id);
        }
        write();
        out.println("removed the key " + id
                + ". A start that still needs it is refused: keep a copy until all have started.");
        return 0;
    }

    private String current() {
        return lines.stream()
                .filter(line -> !line.next())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private int refuse(String why) {
        out.println(why);
        return REFUSED;
    }

    /** Written aside and moved in one step: no start ever finds half of it. */
    private void write() throws IOException {
        // Made for this user only, and not for others before it is complete.
        Path draft = Files.createTempFile(file.getParent(), "dualauth", ".key");
        try {
            String text = lines.stream().map(KeyLine::text).collect(Collectors.joining());
            Files.writeString(draft, text, StandardOpenOption.SYNC);
            PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
            if (view != null) {
                PosixFileAttributes old = Files.readAttributes(file, PosixFileAttributes.class);
                view.setOwner(old.owner());
                view.setGroup(old.group());
                view.setPermissions(old.permissions());
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
