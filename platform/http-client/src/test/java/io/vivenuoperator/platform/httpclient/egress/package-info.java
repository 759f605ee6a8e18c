/** URLs of every kind that has led a server astray somewhere, and readers of addresses that know nothing of ours. */
@NullMarked
package io.vivenuoperator.platform.httpclient.egress;

import org.jspecify.annotations.NullMarked;
