/** What programs that only read ask of the schema {@code api}: an owner's views, of the regions that the asker may see. */
@NullMarked
package io.vivenuoperator.store.query;

import org.jspecify.annotations.NullMarked;
