import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the runnable jar runs before Payara Micro: says in one line what Payara Micro would show the trace of, and end with
 * 0 for, before anything is deployed.
 */
public final class Start {

    private static final int EXIT_CODE = 78;
    private static final int FAILED_CODE = 70;
    private static final String APPLICATION = "ROOT";

    private Start() {}

    /**
     * Checks, and starts Payara Micro with the same options; ends with 78 (sysexits, EX_CONFIG) if that would fail, and with
     * 70 (EX_SOFTWARE) if the server then runs without the application.
     */
    public static void main(String[] args) throws Exception {
        List<String> options = Arrays.asList(args);
        refuseReadOnly(Path.of(System.getProperty("java.io.tmpdir")));
        if (options.stream().noneMatch(option -> option.equalsIgnoreCase("--autobindhttp"))) {
            int at = options.indexOf("--port");
            boolean named = at >= 0 && at + 1 < args.length;
            refuseBusy("DUALAUTH_HTTP_ADDRESS", named ? args[at + 1] : "8080", "--port");
        }
        if (setting("DUALAUTH_HTTPS_ENABLED", "false").equals("true")) {
            refuseBusy("DUALAUTH_HTTPS_ADDRESS", setting("DUALAUTH_HTTPS_PORT", "8443"), "DUALAUTH_HTTPS_PORT");
        }
        giveMemoryBack();
        PayaraMicro.main(args);
        refuseEmpty();
    }

    /** Payara Micro would go on without the application, whatever kept it from being deployed. */
    private static void refuseEmpty() {
        PayaraMicroRuntime server;
        try {
            server = PayaraMicro.getInstance().getRuntime();
        } catch (IllegalStateException ended) {
            // It was to do something else, such as to make a jar.
            return;
        }
        if (!server.getDeployedApplicationNames().contains(APPLICATION)) {
            fail(FAILED_CODE, "the application was not deployed, for the reason above: start it again");
        }
    }

    /**
     * The heap would keep the size that the start took, three times what is in use. Now a collection leaves less of it
     * empty, and a server that had nothing to collect for five minutes collects once. What the command line sets, stays.
     */
    private static void giveMemoryBack() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            unlessSet(machine, "MinHeapFreeRatio", "20");
            unlessSet(machine, "MaxHeapFreeRatio", "40");
            unlessSet(machine, "G1PeriodicGCInterval", "300000");
        } catch (RuntimeException | LinkageError ignored) {
            // Another virtual machine, or one set otherwise: it runs as it is.
        }
    }

    private static void unlessSet(HotSpotDiagnosticMXBean machine, String option, String value) {
        if (machine.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
            machine.setVMOption(option, value);
        }
    }

    private static void refuseReadOnly(Path temporary) {
        try {
            Files.delete(Files.createTempFile(temporary, "dualauth", ""));
        } catch (IOException e) {
            fail("the temporary directory " + temporary + " cannot be written (" + e + "): name another with"
                    + " java -Djava.io.tmpdir=… -jar");
        }
    }

    private static void refuseBusy(String address, String port, String option) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(setting(address, "127.0.0.1"), Integer.parseInt(port)));
        } catch (IOException e) {
            fail("cannot listen at " + setting(address, "127.0.0.1") + ":" + port + " (" + e.getMessage()
                    + "): stop what listens there, or choose another with " + option);
        } catch (IllegalArgumentException e) {
            fail(option + " is no port: " + port);
        }
    }

    private static String setting(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }

    private static void fail(String message) {
        fail(EXIT_CODE, message);
    }

    private static void fail(int code, String message) {
        System.err.println("dualauth: " + message);
        System.exit(code);
    }
}
