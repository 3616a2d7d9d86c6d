package io.github.dualauth.benchmarks.upload;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS with what is in the WAR. */
@ApplicationPath("/")
public class UploadApplication extends Application {}
