package org.thalweg.grade.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** A page as a parser sees it; a page that is not well-formed is an error. */
final class Parsed {
    private final Document document;

    private Parsed(Document document) {
        this.document = document;
    }

    static Parsed of(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(
                    "http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return new Parsed(builder.parse(new InputSource(new StringReader(page))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    List<Element> elements(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> out = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            out.add((Element) nodes.item(i));
        }
        return out;
    }

    List<String> tags() {
        return elements("*").stream().map(Element::getTagName).distinct().sorted().toList();
    }

    /** Every attribute as name=value. */
    List<String> attributes() {
        List<String> out = new ArrayList<>();
        for (Element element : elements("*")) {
            NamedNodeMap all = element.getAttributes();
            for (int i = 0; i < all.getLength(); i++) {
                out.add(all.item(i).getNodeName() + "=" + all.item(i).getNodeValue());
            }
        }
        return out;
    }

    /** What a reader sees, without the style sheet. */
    String text() {
        return elements("body").get(0).getTextContent();
    }
}
