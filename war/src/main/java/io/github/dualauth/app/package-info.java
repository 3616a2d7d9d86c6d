/**
 * What our own deployment adds to the jars: its data source, paths and error pages. No authentication.
 */
package io.github.dualauth.app;
