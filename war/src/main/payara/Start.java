import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the runnable jar runs before Payara Micro: says in one line what Payara Micro would show the trace of, and end with
 * 0 for, before anything is deployed; and lets nobody in until the application is there.
 */
public final class Start extends PayaraMicroLauncher {

    private static final int EXIT_CODE = 78;
    private static final int FAILED_CODE = 70;
    private static final String APPLICATION = "ROOT";

    /** With one of these, Payara Micro makes or says something, and listens nowhere. */
    private static final Set<String> NOT_A_SERVER = Set.of("--outputuberjar", "--outputlauncher", "--version", "--help");

    private final Listeners listeners = new Listeners();
    private PayaraMicroBoot server;

    private Start() {}

    /**
     * Checks, and starts Payara Micro with the same options; ends with 78 (sysexits, EX_CONFIG) if that would fail, and with
     * 70 (EX_SOFTWARE) if the server then runs without the application.
     */
    public static void main(String[] args) throws Exception {
        refuseReadOnly(Path.of(System.getProperty("java.io.tmpdir")));
        List<String> options = Stream.of(args).map(option -> option.toLowerCase(Locale.ROOT)).toList();
        if (Collections.disjoint(options, NOT_A_SERVER)) {
            refuseBusy(options);
        }
        giveMemoryBack();
        new Start().run(args);
    }

    private void run(String[] args) throws Exception {
        // As PayaraMicroLauncher.main does.
        System.setProperty(
                "fish.payara.micro.BootJar",
                PayaraMicroLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI().toString());
        try {
            launch("main", args);
        } catch (InvocationTargetException e) {
            fail(FAILED_CODE, "Payara Micro did not start: " + e.getCause());
        } catch (IOException e) {
            fail("Payara Micro cannot be unpacked (" + e + "): see --rootdir, or the temporary directory");
        }
        if (running()) {
            refuseEmpty();
            open();
        }
    }

    /** Or it was to do something else, such as to make a jar (--outputuberjar), or has ended already (--warmup). */
    private boolean running() {
        try {
            return server.getRuntime() != null;
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    /** Until the application is there, Payara Micro would answer with pages of its own. */
    @Override
    protected Object launch(String method, String[] args, String main, ClassLoader loader) throws Exception {
        server = (PayaraMicroBoot) loader.loadClass(main).getMethod("getInstance").invoke(null);
        server.setPreBootHandler(listeners::close);
        return super.launch(method, args, main, loader);
    }

    /** Payara Micro would go on without the application, whatever kept it from being deployed. */
    private void refuseEmpty() {
        if (!server.getRuntime().getDeployedApplicationNames().contains(APPLICATION)) {
            fail(FAILED_CODE, "the application was not deployed, for the reason above: start it again");
        }
    }

    private void open() {
        try {
            listeners.open();
        } catch (IOException e) {
            fail("cannot listen at " + e.getMessage() + ": stop what listens there since this start began");
        } catch (RuntimeException e) {
            fail(FAILED_CODE, "Payara Micro did not open its listeners: " + e);
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

    private static void refuseBusy(List<String> options) {
        if (!options.contains("--autobindhttp")) {
            refuseBusy("DUALAUTH_HTTP_ADDRESS", named(options, "--port", "8080"), "--port");
        }
        if (!setting("DUALAUTH_HTTPS_ENABLED", "false").equals("true")) {
            if (options.contains("--sslport") || options.contains("--autobindssl")) {
                fail("--sslport and --autobindssl need DUALAUTH_HTTPS_ENABLED=true: without, there is no certificate");
            }
        } else if (!options.contains("--autobindssl")) {
            String port = named(options, "--sslport", setting("DUALAUTH_HTTPS_PORT", "8443"));
            refuseBusy("DUALAUTH_HTTPS_ADDRESS", port, "DUALAUTH_HTTPS_PORT");
        }
    }

    private static String named(List<String> options, String option, String otherwise) {
        int at = options.indexOf(option);
        return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : otherwise;
    }

    private static void refuseBusy(String address, String port, String option) {
        try {
            Listeners.probe(setting(address, "127.0.0.1"), Integer.parseInt(port));
        } catch (IOException e) {
            fail("cannot listen at " + e.getMessage() + ": stop what listens there, or choose another with " + option);
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
