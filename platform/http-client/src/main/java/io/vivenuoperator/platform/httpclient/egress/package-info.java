/** Whether a URL that a stranger gave may be called, by its text and by each address that its host has. */
@NullMarked
package io.vivenuoperator.platform.httpclient.egress;

import org.jspecify.annotations.NullMarked;
