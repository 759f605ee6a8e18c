/** The receiver's handling of a delivery with a valid signature, without HTTP. */
@NullMarked
package io.vivenuoperator.poller.webhook;

import org.jspecify.annotations.NullMarked;
