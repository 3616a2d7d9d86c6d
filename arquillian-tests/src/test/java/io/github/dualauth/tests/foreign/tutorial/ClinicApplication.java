package io.github.dualauth.tests.foreign.tutorial;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application. */
@ApplicationPath("/api")
public class ClinicApplication extends Application {}
