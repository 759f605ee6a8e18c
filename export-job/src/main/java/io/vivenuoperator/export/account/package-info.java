/** Google's service account, and the tokens that its key gets. */
@NullMarked
package io.vivenuoperator.export.account;

import org.jspecify.annotations.NullMarked;
