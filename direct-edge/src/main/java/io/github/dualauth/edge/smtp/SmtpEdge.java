package io.github.dualauth.edge.smtp;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.startup.Scheduler;
import io.github.dualauth.edge.config.SmtpSettings;
import io.github.dualauth.edge.smtp.command.DeepCommand;
import io.github.dualauth.edge.smtp.command.MessageIntake;
import io.github.dualauth.edge.smtp.command.MessageRate;
import io.github.dualauth.edge.smtp.command.StrictAuth;
import io.github.dualauth.edge.smtp.command.StrictCommand;
import io.github.dualauth.edge.smtp.command.StrictData;
import io.github.dualauth.edge.smtp.command.StrictEhlo;
import io.github.dualauth.edge.smtp.command.StrictMail;
import io.github.dualauth.edge.smtp.command.StrictRcpt;
import io.github.dualauth.edge.smtp.command.StrictStartTls;
import io.github.dualauth.edge.smtp.gate.SubmissionGate;
import io.github.dualauth.edge.smtp.session.Pace;
import io.github.dualauth.edge.smtp.session.SmtpConnection;
import io.github.dualauth.edge.smtp.session.SmtpReply;
import io.github.dualauth.edge.smtp.session.Verb;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The listener to which mail is submitted (RFC 6409): STARTTLS with a certificate of the peer, then AUTH, then messages from
 * addresses of the account that both belong to. Runs between {@link #start} and {@link #stop}, once.
 */
public final class SmtpEdge {

    private static final Logger LOG = System.getLogger(SmtpEdge.class.getName());
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final int BACKLOG = 128;
    /** More than the library would ever count to: the connections are counted here, with an answer of their own. */
    private static final int ROOM = 64;

    private final SmtpSettings settings;
    private final Connections connections;
    private final SMTPServer server;
    private final ExecutorService deep = new SessionThreads();

    SmtpEdge(SmtpSettings settings, SmtpPorts ports) {
        this.settings = settings;
        this.connections = new Connections(settings);
        this.server = SMTPServer.port(settings.port())
                .bindAddress(address(settings))
                .hostName(settings.hostName())
                .softwareName("dualauth")
                .backlog(BACKLOG)
                .maxConnections(settings.connections() + ROOM)
                .executorService(new SessionThreads())
                .sessionHandler(connections)
                .serverThreadName("dualauth-smtp")
                .serverSocketFactory(
                        () -> new EdgeServerSocket(() -> new Pace(settings.time(), connections::isStopping)))
                .build();
        commands(ports);
    }

    private void commands(SmtpPorts ports) {
        SubmissionGate gate = ports.gate();
        MessageRate rate = new MessageRate(settings.rate(), ports.clock());
        add(Verb.EHLO, new StrictEhlo(settings, true));
        add(Verb.HELO, new StrictEhlo(settings, false));
        deep(Verb.STARTTLS, new StrictStartTls(ports.tls()));
        deep(Verb.AUTH, new StrictAuth(gate, settings.failures()));
        deep(Verb.MAIL, new StrictMail(gate, settings.messageSize(), rate));
        deep(Verb.RCPT, new StrictRcpt(gate, settings.recipients()));
        deep(Verb.DATA, new StrictData(gate, new MessageIntake.Factory(gate, ports.sink(), settings.messageSize())));
        add(Verb.RSET, (connection, line) -> {
            if (line.hasArgument()) {
                return SmtpReply.SYNTAX;
            }
            connection.state().reset();
            return SmtpReply.OK;
        });
        add(Verb.NOOP, (connection, line) -> SmtpReply.OK);
        add(
                Verb.QUIT,
                (connection, line) -> line.hasArgument()
                        ? SmtpReply.SYNTAX
                        : SmtpReply.of(221, "2.0.0 Bye").ending());
        add(Verb.VRFY, (connection, line) -> SmtpReply.of(252, "2.5.0 Send some mail, and see"));
        add(Verb.EXPN, (connection, line) -> SmtpReply.NOT_IMPLEMENTED);
        add(Verb.HELP, (connection, line) -> SmtpReply.NOT_IMPLEMENTED);
        add(Verb.BDAT, (connection, line) -> SmtpReply.NOT_IMPLEMENTED.ending());
        add(Verb.OTHER, (connection, line) -> SmtpReply.UNKNOWN);
    }

    private void deep(Verb verb, StrictCommand command) {
        add(verb, new DeepCommand(command, deep));
    }

    private void add(Verb verb, StrictCommand command) {
        server.getCommandHandler().addCommand(new VerbCommand(verb, command));
    }

    /**
     * Listens from now on.
     *
     * @throws ConfigurationException if it cannot
     */
    public void start(Scheduler scheduler) {
        try {
            server.start();
        } catch (RuntimeException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new ConfigurationException(
                    "cannot listen for SMTP at " + settings.address() + ":" + settings.port() + " (" + why
                            + "): stop what listens there, or change dualauth.direct.smtp.port",
                    e);
        }
        scheduler.every("The watch over SMTP connections", WATCH, WATCH, connections::cutOverdue);
        LOG.log(Level.INFO, "Takes mail by SMTP at {0} port {1}", settings.address(), Integer.toString(port()));
    }

    /** The port that it listens at. */
    int port() {
        return server.getPortAllocated();
    }

    /** Takes nothing new, waits for messages that are on their way for some time, and ends. */
    public void stop() {
        connections.stop();
        try {
            connections.awaitNone(settings.time().stop());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A thread that hangs in a write would hold up the library.
        connections.live().forEach(SmtpConnection::cut);
        server.stop();
        deep.shutdown();
    }

    private static InetAddress address(SmtpSettings settings) {
        try {
            return InetAddress.getByName(settings.address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address: " + settings.address(), e);
        }
    }
}
