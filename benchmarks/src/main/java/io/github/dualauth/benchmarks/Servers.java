package io.github.dualauth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The servers of the benchmarks: the same Payara Micro with the same options, and another WAR in each. */
final class Servers {

    static final String ADMINISTRATOR = "benchmark-administrator";
    static final String PASSWORD = "benchmark-password-of-more-than-32-characters";

    private static final Path WAR = Path.of("war").toAbsolutePath();
    private static final String PAYARA = WAR.resolve("target/payara-micro.jar").toString();
    private static final String PREBOOT =
            WAR.resolve("src/main/payara/preboot.txt").toString();
    private static final String HTTPS =
            "set configs.config.server-config.network-config.network-listeners.network-listener.https-listener.enabled=";

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>caller</role-name></auth-constraint>
              </security-constraint>
              <login-config><auth-method>BASIC</auth-method><realm-name>file</realm-name></login-config>
              <security-role><role-name>caller</role-name></security-role>
            </web-app>
            """;
    private static final String ROLES_XML = """
            <glassfish-web-app>
              <security-role-mapping>
                <role-name>caller</role-name><group-name>caller</group-name>
              </security-role-mapping>
            </glassfish-web-app>
            """;

    private static final String PERSISTENCE_XML = """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.1">
              <persistence-unit name="notes" transaction-type="JTA">
                <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                <properties>
                  <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    private final Path work;

    Servers(Path work) {
        this.work = work;
    }

    /** Our runnable jar as it was built last. */
    static Path ours() {
        return WAR.resolve("target/dualauth.jar");
    }

    /** A runnable jar of ours, with its data in this directory. */
    static ServerSetup dualauth(Path jar, Path data) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("build the war module first: there is no " + jar);
        }
        Map<String, String> environment = Map.of(
                "DUALAUTH_DATA_DIRECTORY", data.toString(),
                "DUALAUTH_BOOTSTRAP_APPLICATION_ID", ADMINISTRATOR,
                "DUALAUTH_BOOTSTRAP_APPLICATION_PASSWORD", PASSWORD);
        HttpCall ready = HttpCall.post("/io/Ping", "{}", Map.of(), "2000");
        return new ServerSetup("dualauth", List.of(), List.of(jar.toString()), environment, ready);
    }

    /** A WAR with one static page, as a runnable jar with our options. */
    ServerSetup emptyJar() throws IOException, InterruptedException {
        Path war = WarFile.empty(work.resolve("empty/ROOT.war"));
        HttpCall ready = HttpCall.get("/index.html", "here");
        return new ServerSetup("empty WAR", List.of(), List.of(runnable(war)), Map.of(), ready);
    }

    /** The bare echo as a runnable jar: what JAX-RS and CDI add to the empty WAR before anything is ours. */
    ServerSetup echoJar() throws IOException, InterruptedException {
        ServerSetup echo = echo();
        String jar = runnable(work.resolve("echo/ROOT.war"));
        return new ServerSetup("bare echo", List.of(), List.of(jar), Map.of(), echo.ready());
    }

    /** One method that keeps what it gets in a table, as a runnable jar: what JPA and a database add to that. */
    ServerSetup entityJar() throws IOException, InterruptedException {
        Path war = WarFile.of(
                work.resolve("entity/ROOT.war"),
                List.of("echo.EchoApplication", "entity.Note", "entity.NoteResource"),
                Map.of("WEB-INF/classes/META-INF/persistence.xml", PERSISTENCE_XML));
        HttpCall ready = HttpCall.post("/note", "{}", Map.of(), "{}");
        return new ServerSetup("one entity", List.of(), List.of(runnable(war)), Map.of(), ready);
    }

    private String runnable(Path war) throws IOException, InterruptedException {
        Path directory = war.getParent();
        Path jar = directory.resolve("runnable.jar");
        Path log = directory.resolve("runnable.txt");
        List<String> command = new ArrayList<>(List.of(Server.java("java"), "-jar"));
        command.addAll(payara(war));
        command.addAll(List.of("--outputuberjar", jar.toString()));
        Process made = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("no runnable jar: " + log);
        }
        return jar.toString();
    }

    /** JAX-RS without anything. */
    ServerSetup echo() throws IOException {
        Path war = WarFile.of(
                work.resolve("echo/ROOT.war"), List.of("echo.EchoApplication", "echo.EchoResource"), Map.of());
        return peer("echo", war, Map.of());
    }

    /** Jakarta Security's Basic authentication, with the cheapest store there can be. */
    ServerSetup basic() throws IOException {
        return jakartaSecurity("basic", "basic.BasicApplication", "basic.OneCallerStore");
    }

    /** The same with a hashed password in the server's database. */
    ServerSetup basicHashed() throws IOException {
        return jakartaSecurity("hashed", "hashed.HashedApplication", "hashed.StoredCaller");
    }

    private ServerSetup jakartaSecurity(String name, String application, String store) throws IOException {
        Path war = WarFile.of(
                work.resolve(name).resolve("ROOT.war"), List.of(application, "basic.BasicResource", store), Map.of());
        return peer(name, war, Map.of("Authorization", basicHeader()));
    }

    /** The servlet container's Basic authentication with the server's file of users. */
    ServerSetup fileRealm() throws IOException {
        Path war = WarFile.of(
                work.resolve("file-realm/ROOT.war"),
                List.of("echo.EchoApplication", "echo.EchoResource"),
                Map.of("WEB-INF/web.xml", WEB_XML, "WEB-INF/glassfish-web.xml", ROLES_XML));
        Path password = Files.writeString(
                work.resolve("file-realm/password.txt"), "AS_ADMIN_USERPASSWORD=benchmark-password\n");
        Path commands = Files.writeString(
                work.resolve("file-realm/postboot.txt"),
                "create-file-user --groups caller --passwordfile " + password + " benchmark\n");
        ServerSetup setup = peer("Basic, file realm", war, Map.of("Authorization", basicHeader()));
        return setup.withArguments(List.of("--postbootcommandfile", commands.toString()));
    }

    static String basicHeader() {
        return "Basic YmVuY2htYXJrOmJlbmNobWFyay1wYXNzd29yZA==";
    }

    /** MicroProfile JWT. */
    ServerSetup jwt(TokenIssuer issuer) throws IOException {
        Path war = WarFile.of(
                work.resolve("jwt/ROOT.war"),
                List.of("jwt.JwtApplication", "basic.BasicResource"),
                Map.of("WEB-INF/classes/META-INF/microprofile-config.properties", issuer.configuration()));
        return peer("MP-JWT", war, Map.of("Authorization", "Bearer " + issuer.token()));
    }

    /** A WAR of somebody else with our jars, as the README has it, on the server's embedded database. */
    ServerSetup upload() throws IOException {
        String configuration = "dualauth.data-source=java:comp/DefaultDataSource\ndualauth.data-directory="
                + work.resolve("upload-data") + "\ndualauth.bootstrap.application-id=" + ADMINISTRATOR
                + "\ndualauth.bootstrap.application-password=" + PASSWORD + "\n";
        Path war = WarFile.with(
                WAR.resolve("target/dualauth/WEB-INF/lib"),
                work.resolve("upload/ROOT.war"),
                List.of("echo.EchoApplication", "upload.UploadResource"),
                Map.of("WEB-INF/classes/META-INF/microprofile-config.properties", configuration));
        HttpCall ready = HttpCall.post(
                "/upload",
                "{\"auth\":{" + Population.applicationAuth(ADMINISTRATOR, PASSWORD) + "}}",
                Map.of(),
                "bytes");
        return new ServerSetup("upload", List.of(), payara(war), Map.of(), ready);
    }

    /** Our own WAR with a sink that keeps nothing, and all else as in our runnable jar. */
    ServerSetup discarding(Path data) throws IOException {
        Path war = WarFile.adding(
                WAR.resolve("target/dualauth.war"),
                work.resolve("discarding/ROOT.war"),
                List.of("discard.DiscardingSink", "discard.DiscardingWriter", "discard.OpenXdrResource"));
        ServerSetup ours = dualauth(ours(), data);
        // HTTPS opens last, as in our runnable jar: it has trust to check by only then.
        List<String> arguments = without(line -> line.startsWith(HTTPS), war);
        Path opens = Files.writeString(work.resolve("discarding/postdeploy.txt"), HTTPS + "true\n");
        arguments.remove("--nohazelcast");
        arguments.addAll(List.of(
                "--postdeploycommandfile",
                opens.toString(),
                "--systemproperties",
                WAR.resolve("src/main/payara/system.properties").toString()));
        return new ServerSetup("dualauth, discarding", List.of(), arguments, ours.environment(), ours.ready());
    }

    /** JAX-RS that reads whatever it gets, with the same TLS as ours, but the server's own trust. */
    ServerSetup swallow(DirectSender sender, int https) throws IOException {
        Path war = WarFile.of(
                work.resolve("swallow/ROOT.war"), List.of("echo.EchoApplication", "echo.SwallowResource"), Map.of());
        List<String> options = new ArrayList<>(sender.jvmOptions());
        options.add("-Djdk.tls.server.enableSessionTicketExtension=false");
        List<String> arguments = without(line -> line.endsWith("-algorithm=Dualauth"), war);
        Map<String, String> environment =
                Map.of("DUALAUTH_HTTPS_ENABLED", "true", "DUALAUTH_HTTPS_PORT", String.valueOf(https));
        HttpCall ready = HttpCall.content("/swallow", "text/plain", new byte[2], "2");
        return new ServerSetup("bare JAX-RS", options, arguments, environment, ready);
    }

    /**
     * The library of our SMTP edge without any authentication.
     *
     * @param sink {@code discard}, or the directory of a spool
     */
    static ServerSetup submission(DirectSender sender, int smtp, String sink) {
        String jar =
                Path.of("benchmarks/target/benchmarks.jar").toAbsolutePath().toString();
        List<String> arguments = List.of(jar, "submission-peer", String.valueOf(smtp), sink);
        HttpCall ready = HttpCall.get("/ready", "ready");
        return new ServerSetup("subethasmtp", sender.jvmOptions(), arguments, Map.of(), ready);
    }

    private static ServerSetup peer(String name, Path war, Map<String, String> headers) {
        HttpCall ready = HttpCall.post("/echo/text", "{}", headers, "{}");
        return new ServerSetup(name, List.of(), payara(war), Map.of(), ready);
    }

    /** The same options without some of the commands. */
    private static List<String> without(Predicate<String> unwanted, Path war) throws IOException {
        List<String> kept = Files.readAllLines(Path.of(PREBOOT)).stream()
                .filter(unwanted.negate())
                .toList();
        String preboot = Files.write(war.resolveSibling("preboot.txt"), kept).toString();
        List<String> arguments = new ArrayList<>(payara(war));
        arguments.replaceAll(each -> each.equals(PREBOOT) ? preboot : each);
        return arguments;
    }

    /** The options that our runnable jar was made with (war/pom.xml). */
    private static List<String> payara(Path war) {
        return List.of(
                PAYARA,
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                PREBOOT,
                "--deploy",
                war.toString());
    }
}
