/** The public and the management port. */
@NullMarked
package io.vivenuoperator.platform.service.server;

import org.jspecify.annotations.NullMarked;
