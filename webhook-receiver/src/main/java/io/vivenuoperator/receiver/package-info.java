/** The process that takes what Vivenu posts. */
@NullMarked
package io.vivenuoperator.receiver;

import org.jspecify.annotations.NullMarked;
