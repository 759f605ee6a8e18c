/** Records of Vivenu that could not be read: which, why and how often, without their content. */
@NullMarked
package io.vivenuoperator.store.quarantine;

import org.jspecify.annotations.NullMarked;
