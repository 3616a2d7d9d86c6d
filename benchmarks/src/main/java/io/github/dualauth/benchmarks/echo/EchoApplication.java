package io.github.dualauth.benchmarks.echo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application of the WAR. */
@ApplicationPath("/")
public class EchoApplication extends Application {}
