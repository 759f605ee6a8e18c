/** What polls found that no webhook has told. */
@NullMarked
package io.vivenuoperator.store.missed;

import org.jspecify.annotations.NullMarked;
