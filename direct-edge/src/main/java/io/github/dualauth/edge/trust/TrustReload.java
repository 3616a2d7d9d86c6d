package io.github.dualauth.edge.trust;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.edge.config.TrustSettings;
import io.github.dualauth.edge.trust.identity.IdentityFiles;
import io.github.dualauth.edge.trust.identity.ServerIdentity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Reads the files of trust and of the server's own certificate again now and then. What is taken over is taken over as a
 * whole; while a file is broken, all that was there before stays, and one line tells of each new fault.
 */
public final class TrustReload {

    private static final Logger LOG = System.getLogger(TrustReload.class.getName());

    private final TrustSettings settings;
    private final Optional<IdentityFiles> files;
    private volatile TrustAnchors anchors;
    private volatile Optional<ServerIdentity> identity;
    private String told = "";

    /**
     * Reads them for the first time.
     *
     * @throws ConfigurationException if anything is wrong with one of them
     */
    public TrustReload(TrustSettings settings, Optional<IdentityFiles> files) {
        this.settings = settings;
        this.files = files;
        try {
            this.anchors = TrustAnchors.read(settings, 1);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "dualauth.direct.trust.authorities or dualauth.direct.trust.crls: " + reason(e), e);
        }
        try {
            this.identity = readIdentity();
        } catch (IOException e) {
            throw new ConfigurationException("dualauth.https.certificate or dualauth.https.key: " + reason(e), e);
        }
    }

    private Optional<ServerIdentity> readIdentity() throws IOException {
        return files.isPresent()
                ? Optional.of(ServerIdentity.read(
                        files.get().certificate(), files.get().keyFile()))
                : Optional.empty();
    }

    /** Looks at all files now. */
    public synchronized void turn() {
        try {
            TrustAnchors found = TrustAnchors.read(settings, anchors.generation() + 1);
            Optional<ServerIdentity> shown = readIdentity();
            told = "";
            if (!found.digest().equals(anchors.digest())) {
                anchors = found;
                LOG.log(
                        Level.INFO,
                        "trusted client certificates were read again: {0} authorities, {1} revocation lists",
                        found.authorities().size(),
                        found.lists().size());
            }
            if (!shown.map(ServerIdentity::digest).equals(identity.map(ServerIdentity::digest))) {
                identity = shown;
                LOG.log(Level.INFO, "the server's certificate was read again");
            }
        } catch (IOException e) {
            if (!told.equals(reason(e))) {
                told = reason(e);
                LOG.log(Level.WARNING, "trust stays as it was, since {0}", told);
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    TrustAnchors anchors() {
        return anchors;
    }

    Optional<ServerIdentity> identity() {
        return identity;
    }
}
