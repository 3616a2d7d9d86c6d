import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What this process listens on, as Linux says it (proc(5), {@code /proc/pid/net/tcp}). */
final class OwnSockets {

    private static final Path SELF = Path.of("/proc/self");
    private static final String LISTENS = "0A";

    private OwnSockets() {}

    /** Whether it listens on the port, at whatever address; taken for granted where there is no such answer. */
    static boolean listenOn(int port) {
        try {
            boolean known = Files.isReadable(SELF.resolve("net/tcp")) && Files.isReadable(SELF.resolve("fd"));
            return !known || isOpen(listening(port));
        } catch (IOException unknown) {
            return true;
        }
    }

    /** The sockets on which anybody listens on the port. */
    private static Set<String> listening(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (Files.exists(SELF.resolve(table))) {
                for (String line : Files.readAllLines(SELF.resolve(table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENS)) {
                        sockets.add("socket:[" + fields[9] + "]");
                    }
                }
            }
        }
        return sockets;
    }

    private static boolean isOpen(Set<String> sockets) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SELF.resolve("fd"))) {
            for (Path file : files) {
                try {
                    if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                        return true;
                    }
                } catch (IOException closedMeanwhile) {
                    // Not the one.
                }
            }
        }
        return false;
    }
}
