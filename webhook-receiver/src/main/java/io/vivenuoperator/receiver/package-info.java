/** The process that receives Vivenu's webhooks. */
@NullMarked
package io.vivenuoperator.receiver;

import org.jspecify.annotations.NullMarked;
