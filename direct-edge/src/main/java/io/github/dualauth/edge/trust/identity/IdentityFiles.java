package io.github.dualauth.edge.trust.identity;

import java.nio.file.Path;

/**
 * Where the server's own certificate is.
 *
 * @param certificate the certificate and those above it, in PEM
 * @param keyFile its private key, in PEM
 */
public record IdentityFiles(Path certificate, Path keyFile) {}
