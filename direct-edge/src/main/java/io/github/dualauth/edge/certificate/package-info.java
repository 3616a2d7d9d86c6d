/** Client certificates: which account a certificate stands for. */
package io.github.dualauth.edge.certificate;
