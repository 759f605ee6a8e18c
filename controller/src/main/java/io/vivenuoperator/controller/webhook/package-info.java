/** Creating, correcting and removing the webhook at Vivenu. */
@NullMarked
package io.vivenuoperator.controller.webhook;

import org.jspecify.annotations.NullMarked;
