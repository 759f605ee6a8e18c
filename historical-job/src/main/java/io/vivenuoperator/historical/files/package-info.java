/** Tickets as files. */
@NullMarked
package io.vivenuoperator.historical.files;

import org.jspecify.annotations.NullMarked;
