/** The two ports. */
@NullMarked
package io.vivenuoperator.platform.service.server;

import org.jspecify.annotations.NullMarked;
