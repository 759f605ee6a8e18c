/** Which regions exist and which keys sign for them: read from one file, again whenever it changes. */
@NullMarked
package io.vivenuoperator.receiver.registry;

import org.jspecify.annotations.NullMarked;
