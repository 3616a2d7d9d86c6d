import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's listeners, by Payara Micro's commands: closed while it starts, then opened as they were to be. What becomes of
 * that is asked the system, since Payara Micro says nothing of a listener that could not be opened.
 */
final class Listeners {

    private static final String NAME = "configs.config.server-config.network-config.network-listeners.network-listener.";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV=(\\w+):?([^}]*)}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern RANGE = Pattern.compile("(\\d+),(\\d+)");

    private final List<Listener> wanted = new ArrayList<>();
    private AdminCommandRunner commands;

    /** To be called when all options and command files have been read, and nothing listens yet. */
    void close(AdminCommandRunner runner) {
        commands = runner;
        for (String scheme : List.of("http", "https")) {
            Listener listener = new Listener(scheme);
            if (listener.value("enabled").equals("true") && listener.isPlain()) {
                listener.close();
                wanted.add(listener);
            }
        }
    }

    /** Opens them, and says where they are; the error names the address that cannot be had. */
    void open() throws IOException {
        for (Listener listener : wanted) {
            System.out.println("dualauth listens on " + listener.open());
        }
        if (wanted.isEmpty()) {
            System.out.println("dualauth listens on what its command files open, if anything");
        }
    }

    /** Whether somebody could listen there; the error names the address. */
    static void probe(String address, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new IOException(address + ":" + port + " (" + e.getMessage() + ")", e);
        }
    }

    /** HTTP or HTTPS. */
    private final class Listener {

        private final String scheme;
        private final String name;
        private int firstPort;
        private int lastPort;

        Listener(String scheme) {
            this.scheme = scheme;
            this.name = NAME + scheme + "-listener.";
        }

        /** Not given by an expression of Payara Micro's own: such a listener opens as ever. */
        boolean isPlain() {
            return NUMBER.matcher(value("port")).matches() && !value("address").contains("${");
        }

        /**
         * With a range of ports (--autobindhttp, --autobindssl) it is left to us to choose, as Payara Micro looks for
         * applications under another port if such a listener opens late.
         */
        void close() {
            Matcher range = RANGE.matcher(value("port-range"));
            if (range.matches()) {
                firstPort = Integer.parseInt(range.group(1));
                lastPort = Integer.parseInt(range.group(2));
                set("port-range", "");
            }
            set("enabled", "false");
        }

        String open() throws IOException {
            String address = value("address");
            if (lastPort == 0) {
                firstPort = Integer.parseInt(value("port"));
                lastPort = firstPort;
            }
            for (int port = firstPort; true; port++) {
                try {
                    open(address, port);
                    return scheme + "://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
                } catch (IOException e) {
                    if (port >= lastPort) {
                        throw e;
                    }
                }
            }
        }

        private void open(String address, int port) throws IOException {
            probe(address, port);
            if (lastPort > firstPort) {
                set("port", Integer.toString(port));
            }
            set("enabled", "true");
            if (!OwnSockets.listenOn(port)) {
                set("enabled", "false");
                throw new IOException(address + ":" + port + " (Payara Micro could not open it)");
            }
        }

        /** The value of an attribute, with the environment's in it; empty if it is not set. */
        String value(String attribute) {
            ClusterCommandResult shown = commands.run("get", name + attribute);
            Matcher line = Pattern.compile(Pattern.quote(name + attribute) + "=(\\S*)").matcher(shown.getOutput());
            return line.find() ? VARIABLE.matcher(line.group(1)).replaceAll(this::environment) : "";
        }

        private String environment(MatchResult variable) {
            return Matcher.quoteReplacement(System.getenv().getOrDefault(variable.group(1), variable.group(2)));
        }

        void set(String attribute, String value) {
            ClusterCommandResult result = commands.run("set", name + attribute + "=" + value);
            if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
                throw new IllegalStateException(result.getOutput(), result.getFailureCause());
            }
        }
    }
}
