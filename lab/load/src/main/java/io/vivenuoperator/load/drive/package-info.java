/** Sends on time, whether or not the answers keep up. */
@NullMarked
package io.vivenuoperator.load.drive;

import org.jspecify.annotations.NullMarked;
