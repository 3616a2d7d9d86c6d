package io.github.dualauth.edge.spi;

/** The protocols by which a message comes. */
public enum Edge {
    /** SMTP submission (RFC 6409). */
    SMTP,
    /** XDR: IHE ITI-41 over SOAP 1.2. */
    XDR
}
